import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportAnalysis } from '../../../src-shared/contract/imports';
import { orpc } from '../../api/orpc';
import { EmptyState } from '../../ui/EmptyState';
import classes from './CheckStep.module.css';
import { PreviewList } from './PreviewList';
import { useReasonWords } from './reason-words';
import { optionsOf, useImport } from './store';
import { usePreviewSummary } from './use-preview';
import { VerdictTabs } from './VerdictTabs';
import { runWords } from './words';

/** What each row would do, with what is wrong to be put right; then the import itself. */
export function CheckStep({ analysis }: { analysis: ImportAnalysis }) {
  const { t, i18n } = useTranslation();
  const { errorWords } = useReasonWords();
  const state = useImport();
  const { importId } = analysis;
  const input = useMemo(() => ({ importId, options: optionsOf(state), tab: state.tab }), [importId, state]);
  const preview = usePreviewSummary(input);
  const summary = preview.data;
  const run = useMutation(orpc.imports.run.mutationOptions());

  if (preview.isError) {
    return (
      <EmptyState
        title={t('imports.noPreview')}
        text={errorWords(preview.error)}
        actions={[
          { words: t('common.retry'), run: () => void preview.refetch(), primary: true },
          { words: t('imports.backToColumns'), run: () => useImport.setState({ step: 'columns' }) },
        ]}
      />
    );
  }
  const words = summary === undefined ? null : runWords(summary.counts, t, i18n.language);
  const start = () => {
    if (summary === undefined) return;
    const { counts } = summary;
    run.mutate(
      { importId, options: input.options },
      { onSuccess: ({ operationId }) => useImport.setState({ step: 'result', run: { operationId, counts } }) },
    );
  };

  return (
    <>
      <VerdictTabs counts={summary?.counts} />
      {summary === undefined ? (
        <div className={classes.waiting} role="status">
          {t('imports.checking', { count: analysis.rows })}
        </div>
      ) : (
        <PreviewList
          key={state.tab}
          input={input}
          total={summary.total}
          columns={analysis.columns}
          hidesEmpty={analysis.format === 'vcard'}
        />
      )}
      <footer className={classes.foot}>
        <Button onClick={() => useImport.setState({ step: 'columns' })}>{t('common.back')}</Button>
        {run.error && (
          <p role="alert" className={classes.said}>
            {errorWords(run.error)}
          </p>
        )}
        {summary !== undefined && words === null && <p className={classes.said}>{t('imports.nothingToDo')}</p>}
        <Button
          variant="filled"
          classNames={{ root: classes.run ?? '', label: classes.runWords ?? '' }}
          disabled={words === null || preview.isPlaceholderData}
          loading={run.isPending}
          onClick={start}
        >
          {words ?? t('imports.import')}
        </Button>
      </footer>
    </>
  );
}
