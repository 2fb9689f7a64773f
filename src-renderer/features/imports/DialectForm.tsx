import { Checkbox, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type CsvDialect, csvDialect, type ImportAnalysis } from '../../../src-shared/contract/imports';
import classes from './ColumnsStep.module.css';
import { delimiterNames, encodingNames } from './words';

const { encoding, delimiter, quote } = csvDialect.shape;

/** How the file is read; each change reads it again. */
export function DialectForm({
  analysis: { format, sheets },
  dialect,
  isBusy,
  onChange,
}: FieldsProps & { analysis: Pick<ImportAnalysis, 'format' | 'sheets'> }) {
  const { t } = useTranslation();
  return (
    <div className={classes.dialect} aria-busy={isBusy}>
      {sheets.length > 1 && (
        <NativeSelect
          label={t(format === 'xlsx' ? 'imports.sheet' : 'imports.table')}
          disabled={isBusy}
          data={sheets.map((label, value) => ({ value: String(value), label }))}
          value={String(dialect.sheet)}
          onChange={(event) => onChange({ ...dialect, sheet: Number(event.currentTarget.value) })}
        />
      )}
      {format === 'csv' && <CsvFields dialect={dialect} isBusy={isBusy} onChange={onChange} />}
      <Checkbox
        label={t('imports.headerRow')}
        disabled={isBusy}
        checked={dialect.header}
        onChange={(event) => onChange({ ...dialect, header: event.currentTarget.checked })}
      />
    </div>
  );
}

interface FieldsProps {
  dialect: CsvDialect;
  isBusy: boolean;
  onChange: (dialect: CsvDialect) => void;
}

function CsvFields({ dialect, isBusy, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        label={t('imports.encoding')}
        disabled={isBusy}
        data={encoding.options.map((value) => ({ value, label: encodingNames[value] }))}
        value={dialect.encoding}
        onChange={(event) => onChange({ ...dialect, encoding: encoding.parse(event.currentTarget.value) })}
      />
      <NativeSelect
        label={t('imports.delimiterLabel')}
        disabled={isBusy}
        data={delimiter.options.map((value) => ({ value, label: t(`imports.delimiter.${delimiterNames[value]}`) }))}
        value={dialect.delimiter}
        onChange={(event) => onChange({ ...dialect, delimiter: delimiter.parse(event.currentTarget.value) })}
      />
      <NativeSelect
        label={t('imports.quoteLabel')}
        disabled={isBusy}
        data={[
          { value: '"', label: t('imports.quote.double') },
          { value: "'", label: t('imports.quote.single') },
        ]}
        value={dialect.quote}
        onChange={(event) => onChange({ ...dialect, quote: quote.parse(event.currentTarget.value) })}
      />
    </>
  );
}
