import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CsvDialect, ImportAnalysis } from '../../../src-shared/contract/imports';
import { orpc } from '../../api/orpc';
import classes from './ColumnsStep.module.css';
import { DialectForm } from './DialectForm';
import { LeftOut } from './LeftOut';
import { MappingTable } from './MappingTable';
import { OptionsForm } from './OptionsForm';
import { useReasonWords } from './reason-words';
import { takeAnalysis, useImport } from './store';
import { analysisWords, shownColumns } from './words';

/** What was recognised, and putting it right: how the file is read, what its columns mean, what a match does. */
export function ColumnsStep({ analysis }: { analysis: ImportAnalysis }) {
  const { t, i18n } = useTranslation();
  const { errorWords } = useReasonWords();
  const [isReadingShown, setIsReadingShown] = useState(false);
  const [asked, setAsked] = useState<CsvDialect | null>(null);
  const dialectId = useId();
  const canBeReadDifferently = analysis.format === 'csv' || analysis.format === 'xlsx';
  const isNothingMapped = useImport((state) => state.mapping.every(({ target }) => target === 'ignore'));
  const analyse = useMutation(
    orpc.imports.analyse.mutationOptions({ onSuccess: takeAnalysis, onSettled: () => setAsked(null) }),
  );

  return (
    <>
      <div className={classes.body}>
        <section className={classes.recognised} aria-label={t('imports.recognised')}>
          <Text>{analysisWords(analysis, t, i18n.language)}</Text>
          {canBeReadDifferently && (
            <Button
              aria-expanded={isReadingShown}
              aria-controls={dialectId}
              onClick={() => setIsReadingShown(!isReadingShown)}
            >
              {t('imports.readDifferently')}
            </Button>
          )}
        </section>
        <div id={dialectId} hidden={!isReadingShown}>
          <DialectForm
            analysis={analysis}
            dialect={asked ?? analysis.dialect}
            isBusy={analyse.isPending}
            onChange={(dialect) => {
              setAsked(dialect);
              analyse.mutate({ importId: analysis.importId, dialect });
            }}
          />
        </div>
        {analyse.error && (
          <Text className={classes.error} role="alert">
            {errorWords(analyse.error)}
          </Text>
        )}
        <LeftOut leftOut={analysis.leftOut} />
        <MappingTable columns={shownColumns(analysis)} />
        <OptionsForm />
      </div>
      <footer className={classes.foot}>
        {isNothingMapped && <Text c="var(--bad)">{t('imports.nothingMapped')}</Text>}
        <Button
          variant="filled"
          className={classes.next ?? ''}
          disabled={isNothingMapped || analyse.isPending}
          onClick={() => useImport.setState({ step: 'check' })}
        >
          {t('imports.check', { count: analysis.rows })}
        </Button>
      </footer>
    </>
  );
}
