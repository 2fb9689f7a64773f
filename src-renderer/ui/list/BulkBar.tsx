import { ActionIcon, Button, Popover, TagsInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format-locale';
import classes from './BulkBar.module.css';

export interface BulkBarProps {
  readonly count: number;
  readonly tagNames: readonly string[];
  /** Without it the rows can't be tagged together. */
  readonly onTag?: (add: string[], remove: string[]) => void;
  /** Says whom the tags would change, as they are typed. */
  readonly tagPreview?: (add: string[], remove: string[]) => ReactNode;
  /** What else can be done, before all others. */
  readonly acts?: readonly { readonly words: string; readonly run: () => void }[];
  readonly onEdit?: () => void;
  readonly onExport?: () => void;
  readonly onExportSheet?: () => void;
  readonly onExportCards?: () => void;
  /** Without it they can't be merged: that takes two. */
  readonly onMerge?: (() => void) | undefined;
  readonly onBin: () => void;
  readonly onClear: () => void;
}

function TagForm({
  tagNames,
  tagPreview,
  onTag,
}: Pick<BulkBarProps, 'tagNames' | 'tagPreview'> & { onTag: (add: string[], remove: string[]) => void }) {
  const { t } = useTranslation();
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const [typed, setTyped] = useState({ add: '', remove: '' });
  /** A name that was typed and not taken yet is meant, too. */
  const whole = (names: string[], last: string) => {
    const name = last.trim();
    return name === '' || names.includes(name) ? names : [...names, name];
  };
  const common = { data: [...tagNames], maxDropdownHeight: 180, comboboxProps: { withinPortal: false } };
  return (
    <form
      className={classes.tagForm}
      onSubmit={(event) => {
        event.preventDefault();
        const [given, taken] = [whole(add, typed.add), whole(remove, typed.remove)];
        if (given.length > 0 || taken.length > 0) onTag(given, taken);
      }}
    >
      <TagsInput
        label={t('party.list.tagAdd')}
        value={add}
        onChange={setAdd}
        searchValue={typed.add}
        onSearchChange={(name) => setTyped((now) => ({ ...now, add: name }))}
        data-autofocus
        {...common}
        acceptValueOnBlur
      />
      <TagsInput
        label={t('party.list.tagRemove')}
        value={remove}
        onChange={setRemove}
        searchValue={typed.remove}
        onSearchChange={(name) => setTyped((now) => ({ ...now, remove: name }))}
        {...common}
        acceptValueOnBlur
      />
      {/* The field keeps the focus: what is typed would become a tag, and the button move away from under the click. */}
      <Button type="submit" variant="filled" onMouseDown={(event) => event.preventDefault()}>
        {t('party.list.tagApply')}
      </Button>
      {(add.length > 0 || remove.length > 0) && tagPreview?.(add, remove)}
    </form>
  );
}

/** What can be done with the selected rows. Stands in place of the foot while something is selected. */
export function BulkBar({
  count,
  tagNames,
  onTag,
  tagPreview,
  acts = [],
  onEdit,
  onExport,
  onExportSheet,
  onExportCards,
  onMerge,
  onBin,
  onClear,
}: BulkBarProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const [isTagging, setTagging] = useState(false);
  return (
    <div
      className={classes.bar}
      role="toolbar"
      aria-label={t('party.list.selected', { count, formatted: number(count) })}
    >
      <span className={classes.count} role="status">
        {t('party.list.selected', { count, formatted: number(count) })}
      </span>
      {acts.map(({ words, run }) => (
        <Button key={words} onClick={run}>
          {words}
        </Button>
      ))}
      {onEdit && <Button onClick={onEdit}>{t('views.bulk.open')}</Button>}
      {onTag && (
        <Popover opened={isTagging} onChange={setTagging} position="top-start" trapFocus returnFocus>
          <Popover.Target>
            <Button onClick={() => setTagging(!isTagging)}>{t('party.list.tag')}</Button>
          </Popover.Target>
          <Popover.Dropdown aria-label={t('party.list.tag')}>
            <TagForm
              tagNames={tagNames}
              {...(tagPreview && { tagPreview })}
              onTag={(add, remove) => {
                setTagging(false);
                onTag(add, remove);
              }}
            />
          </Popover.Dropdown>
        </Popover>
      )}
      {onExport && <Button onClick={onExport}>{t('party.list.export')}</Button>}
      {onExportSheet && <Button onClick={onExportSheet}>{t('party.list.exportSheet')}</Button>}
      {onExportCards && <Button onClick={onExportCards}>{t('party.list.exportCards')}</Button>}
      {onMerge && <Button onClick={onMerge}>{t('party.list.merge')}</Button>}
      <Button onClick={onBin}>{t('party.list.bin')}</Button>
      <ActionIcon className={classes.clear} aria-label={t('party.list.clear')} onClick={onClear}>
        <IconX size={15} stroke={1.7} aria-hidden />
      </ActionIcon>
    </div>
  );
}
