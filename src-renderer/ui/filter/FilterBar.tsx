import { Modal, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterGroup, FilterNode, ListKind } from '../../../src-shared/contract/filters';
import { useFormat } from '../format-locale';
import { useShortcuts } from '../shortcuts/shortcuts';
import { GroupBuilder } from './Builder';
import { Chip } from './Chip';
import classes from './Filter.module.css';
import { FilterEditor } from './FilterEditor';
import type { FilterLanguage } from './language';
import { WordsInput } from './WordsInput';

export interface FilterBarProps {
  readonly kind: ListKind;
  readonly language: FilterLanguage;
  readonly where: FilterGroup;
  readonly onWhere: (where: FilterGroup) => void;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly textField: RefObject<HTMLInputElement | null>;
  /** How many rows match; null while it is not known. */
  readonly matching: number | null;
  /** What else stands in the bar. */
  readonly more?: ReactNode;
}

const same = (one: FilterNode, other: FilterNode) => JSON.stringify(one) === JSON.stringify(other);

/** Filters as chips in words, a text to look for, and how many match. */
export function FilterBar({ kind, language, where, onWhere, text, onText, textField, matching, more }: FilterBarProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const [open, setOpen] = useState<'editor' | 'builder' | null>(null);
  const toBuilder = () => setOpen('builder');
  useShortcuts([{ id: 'list-builder', combo: 'f', words: t('views.build'), group: 'list', run: toBuilder }]);
  // A popover beside a button that scrolls away has no place on a phone.
  const isNarrow = useMediaQuery('(max-width: 640px)') === true;
  const { of } = where;
  const put = (next: FilterNode[]) => onWhere({ ...where, of: next });
  const isFiltered = of.length > 0 || text !== '';
  const matches =
    isFiltered && matching !== null ? t('party.list.match', { count: matching, formatted: number(matching) }) : '';
  const builder = (
    <div className={classes.builder}>
      <GroupBuilder kind={kind} language={language} depth={0} group={where} onChange={onWhere} />
      <p className={classes.found} role="status">
        {matches}
      </p>
    </div>
  );
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
      {of.map((node, at) => (
        <span key={JSON.stringify(node)} className={classes.part}>
          {at > 0 && where.match === 'any' && <span className={classes.or}>{t('views.words.or')}</span>}
          <Chip
            node={node}
            kind={kind}
            language={language}
            onChange={(next) => put(of.map((one, index) => (index === at ? next : one)))}
            onRemove={() => put(of.filter((_, index) => index !== at))}
            onMore={toBuilder}
          />
        </span>
      ))}
      <Popover
        opened={open === 'editor' || (open === 'builder' && !isNarrow)}
        onChange={(isOpen) => !isOpen && setOpen(null)}
        position="bottom-start"
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <UnstyledButton className={classes.add} onClick={() => setOpen(open === null ? 'editor' : null)}>
            <IconPlus size={12} aria-hidden /> {t('party.filter.add')}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('party.filter.title')}>
          {open === 'editor' && (
            <>
              <WordsInput
                kind={kind}
                language={language}
                onApply={({ where: read, unread }) => {
                  setOpen(null);
                  put([...of.filter((one) => !read.of.some((other) => same(one, other))), ...read.of]);
                  if (unread !== '') onText(unread);
                }}
              />
              <FilterEditor
                fields={language.fields(kind)}
                initial={null}
                onApply={(next) => {
                  setOpen(null);
                  put([...of.filter((one) => !same(one, next)), next]);
                }}
                onMore={toBuilder}
              />
            </>
          )}
          {open === 'builder' && builder}
        </Popover.Dropdown>
      </Popover>
      {isNarrow && (
        <Modal
          opened={open === 'builder'}
          onClose={() => setOpen(null)}
          title={t('party.filter.title')}
          closeButtonProps={{ 'aria-label': t('common.close') }}
          fullScreen
        >
          {builder}
        </Modal>
      )}
      {more}
      <span className={classes.matching} role="status">
        {matches}
      </span>
    </div>
  );
}
