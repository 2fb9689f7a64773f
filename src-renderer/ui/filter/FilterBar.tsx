import { Popover, TextInput, UnstyledButton } from '@mantine/core';
import { IconPlus, IconSearch, IconX } from '@tabler/icons-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format-locale';
import { type FilterColumn, type FilterCondition, operatorWords, valueWords } from './condition';
import classes from './FilterBar.module.css';
import { FilterEditor } from './FilterEditor';

export interface FilterBarProps {
  readonly columns: readonly FilterColumn[];
  readonly conditions: readonly FilterCondition[];
  readonly onConditions: (conditions: readonly FilterCondition[]) => void;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly textField: RefObject<HTMLInputElement | null>;
  /** How many rows match; null while it is not known. */
  readonly matching: number | null;
}

function Chip({
  condition,
  columns,
  onChange,
  onRemove,
}: {
  condition: FilterCondition;
  columns: readonly FilterColumn[];
  onChange: (condition: FilterCondition) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const [isOpen, setOpen] = useState(false);
  const column = columns.find(({ id }) => id === condition.column);
  const question = t(`party.filter.words.${operatorWords(condition.operator, column)}`, {
    column: column?.title ?? condition.column,
  });
  const value = valueWords(condition, column, locale);
  return (
    <span className={classes.chip}>
      <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton className={classes.chipWords} onClick={() => setOpen(!isOpen)}>
            {question} <em>{value}</em>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('party.filter.title')}>
          <FilterEditor
            columns={columns}
            initial={condition}
            onApply={(next) => {
              setOpen(false);
              onChange(next);
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <UnstyledButton
        className={classes.chipRemove}
        aria-label={t('party.filter.remove', { words: `${question} ${value}`.trim() })}
        onClick={onRemove}
      >
        <IconX size={12} aria-hidden />
      </UnstyledButton>
    </span>
  );
}

const keyOf = ({ column, operator, value }: FilterCondition) => `${column} ${operator} ${value}`;

/** Filters as chips in words, a text to look for, and how many match. */
export function FilterBar({ columns, conditions, onConditions, text, onText, textField, matching }: FilterBarProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const [isAdding, setAdding] = useState(false);
  const isFiltered = conditions.length > 0 || text !== '';
  return (
    <div className={classes.bar} role="search" aria-label={t('party.filter.title')}>
      <TextInput
        ref={textField}
        className={classes.text}
        classNames={{ input: classes.textInput ?? '' }}
        aria-label={t('party.filter.text')}
        placeholder={t('party.filter.text')}
        leftSection={<IconSearch size={13} stroke={1.7} aria-hidden />}
        leftSectionWidth={26}
        value={text}
        type="search"
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          if (text === '') event.currentTarget.blur();
          else onText('');
        }}
      />
      {conditions.map((condition, at) => (
        <Chip
          key={keyOf(condition)}
          condition={condition}
          columns={columns}
          onChange={(next) => onConditions(conditions.map((one, index) => (index === at ? next : one)))}
          onRemove={() => onConditions(conditions.filter((_, index) => index !== at))}
        />
      ))}
      <Popover opened={isAdding} onChange={setAdding} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton className={classes.add} onClick={() => setAdding(!isAdding)}>
            <IconPlus size={12} aria-hidden /> {t('party.filter.add')}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('party.filter.title')}>
          <FilterEditor
            columns={columns}
            initial={null}
            onApply={(next) => {
              setAdding(false);
              onConditions([...conditions.filter((one) => keyOf(one) !== keyOf(next)), next]);
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <span className={classes.matching} role="status">
        {isFiltered && matching !== null && t('party.list.match', { count: matching, formatted: number(matching) })}
      </span>
    </div>
  );
}
