import { Popover, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterNode, ListKind } from '../../../src-shared/contract/filters';
import { useFormat } from '../format-locale';
import classes from './Filter.module.css';
import { FilterEditor } from './FilterEditor';
import type { FilterLanguage } from './language';
import { nodeWords } from './words';

/** One part of a filter in words: a condition is edited in place, what is more opens the builder. */
export function Chip({
  node,
  kind,
  language,
  onChange,
  onRemove,
  onMore,
}: {
  node: FilterNode;
  kind: ListKind;
  language: FilterLanguage;
  onChange: (node: FilterNode) => void;
  onRemove: () => void;
  onMore: () => void;
}) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { question, value } = nodeWords(node, kind, { t, locale, language });
  const condition = 'field' in node ? node : null;
  const words = (
    <UnstyledButton className={classes.chipWords} onClick={() => (condition ? setOpen(!isOpen) : onMore())}>
      {question} <em>{value}</em>
    </UnstyledButton>
  );
  return (
    <span className={classes.chip}>
      {condition ? (
        <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
          <Popover.Target>{words}</Popover.Target>
          <Popover.Dropdown aria-label={t('party.filter.title')}>
            <FilterEditor
              fields={language.fields(kind)}
              initial={condition}
              onApply={(next) => {
                setOpen(false);
                onChange(next);
              }}
              onMore={() => {
                setOpen(false);
                onMore();
              }}
            />
          </Popover.Dropdown>
        </Popover>
      ) : (
        words
      )}
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
