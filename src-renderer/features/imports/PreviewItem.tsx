import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportAnalysis, ImportPreviewRow } from '../../../src-shared/contract/imports';
import { CellField } from './CellField';
import classes from './PreviewItem.module.css';
import { useReasonWords } from './reason-words';
import { useImport } from './store';

type Columns = ImportAnalysis['columns'];

/** One row of the file: its verdict, whom it meets, what it changes, what is wrong; opened, every cell of it. */
export function PreviewItem({
  row,
  columns,
  importId,
  hidesEmpty,
  isOpen,
  onToggle,
}: {
  row: ImportPreviewRow;
  columns: Columns;
  importId: string;
  /** Columns that no row fills are not shown: cards have many. */
  hidesEmpty: boolean;
  isOpen: boolean;
  onToggle: () => void;
}) {
  const { t } = useTranslation();
  const { reasonWords } = useReasonWords();
  const general = row.problems.filter(({ column }) => column === null);
  const faultyColumns = new Set(row.problems.flatMap(({ column }) => (column === null ? [] : [column])));
  const isFaulty = row.verdict === 'faulty';
  const isAlwaysEmpty = (index: number) => hidesEmpty && columns[index]?.samples.length === 0 && !row.cells[index];
  const width = Math.max(columns.length, row.cells.length);
  const shownCells = Array.from({ length: width }, (_, index) => index).filter(
    (index) => (isOpen && !isAlwaysEmpty(index)) || (isFaulty && faultyColumns.has(index)),
  );

  return (
    <div className={classes.row} data-verdict={row.verdict}>
      <UnstyledButton className={classes.line} aria-expanded={isOpen} onClick={onToggle}>
        <IconChevronRight size={14} className={classes.chevron} aria-hidden />
        <span className={classes.number} title={t('imports.rowNumber', { number: row.row })}>
          {row.row}
        </span>
        <span className={classes.verdict}>{t(`imports.verdict.${row.verdict}`)}</span>
        {row.name === '' ? (
          <span className={classes.unnamed}>{row.verdict === 'empty' ? '' : t('imports.unnamed')}</span>
        ) : (
          <span className={classes.name}>{row.name}</span>
        )}
        <span className={classes.match}>
          {row.match === null ? row.verdict !== 'empty' && <Hint row={row} /> : <Match row={row} />}
        </span>
      </UnstyledButton>
      {row.changes.length > 0 && <Changes changes={row.changes} />}
      {general.map(({ reason, value }) => (
        <p key={reason} className={classes.problem}>
          {reasonWords(reason)} {value !== '' && <q>{value}</q>}
        </p>
      ))}
      {!isFaulty && !isOpen && row.problems.length > 0 && (
        <p className={classes.told}>
          {row.problems.map(({ reason, value }) => `${value}: ${reasonWords(reason)}`).join(' ')}{' '}
          {t('imports.keptAsTyped')}
        </p>
      )}
      {shownCells.length > 0 && (
        <div className={classes.cells}>
          {shownCells.map((index) => {
            const reasons = new Set(row.problems.filter(({ column }) => column === index).map(({ reason }) => reason));
            return (
              <CellField
                key={index}
                importId={importId}
                row={row.row}
                column={index}
                label={columns[index]?.header || t('imports.columnNumber', { number: index + 1 })}
                cell={row.cells[index] ?? ''}
                problem={reasons.size === 0 ? null : [...reasons].map(reasonWords).join(' ')}
                isFault={isFaulty}
              />
            );
          })}
        </div>
      )}
    </div>
  );
}

/** What tells people of the same name apart. */
function Hint({ row }: { row: ImportPreviewRow }) {
  const mapping = useImport((state) => state.mapping);
  const cells = (['company', 'email', 'phone'] as const).map((wanted) => {
    const column = mapping.find(({ target, index }) => target === wanted && row.cells[index]?.trim());
    return column && row.cells[column.index];
  });
  return cells.filter((cell) => cell !== undefined).join(' · ');
}

function Match({ row: { verdict, match } }: { row: ImportPreviewRow }) {
  const { t } = useTranslation();
  if (match === null) return null;
  const isSame = verdict === 'duplicate';
  if (match.row !== null) return t(isSame ? 'imports.sameAsRow' : 'imports.updatesRow', { number: match.row });
  const by = t(`imports.by.${match.by}`);
  return t(isSame ? 'imports.alreadyThere' : 'imports.updates', { name: match.name, by });
}

function Changes({ changes }: { changes: ImportPreviewRow['changes'] }) {
  const { t, i18n } = useTranslation();
  const fieldWords = (field: string) => {
    if (field.startsWith('custom.')) return field.slice('custom.'.length);
    const key = `imports.field.${field}`;
    return i18n.exists(key) ? t(key as 'imports.field.role') : field;
  };
  return (
    <ul className={classes.changes} aria-label={t('imports.changes')}>
      {changes.map(({ field, before, after }, at) => (
        <li key={`${field}-${at.toString()}`}>
          <span className={classes.field}>{fieldWords(field)}</span> {before !== '' && <del>{before}</del>}
          <span aria-hidden> → </span>
          <ins>{after === '' ? t('imports.emptied') : after}</ins>
        </li>
      ))}
    </ul>
  );
}
