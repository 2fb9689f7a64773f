import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergePreview } from '../../../src-shared/contract/duplicates';
import { failureOf, useErrorText } from '../../api/errors';
import { useUndoToast } from '../../api/undo';
import { Keys } from '../../ui/Keys';
import { useShortcuts } from '../../ui/shortcuts/shortcuts';
import { resultName, suggested, toInput } from './choices';
import { KeepChoice } from './KeepChoice';
import { MergeFields } from './MergeFields';
import { MergeParts } from './MergeParts';
import { MergeResult } from './MergeResult';
import classes from './Pair.module.css';
import { Evidence } from './PairPane';
import { type Pair, usePairActs } from './use-queue';

/** Side by side, field by field: what the result is to have, seen before it is made. */
export function MergeForm({
  pair,
  preview,
  onDone,
}: {
  pair: Pair;
  preview: MergePreview;
  /** The pair is decided; `survivorId` is null where they stay two. */
  onDone: (survivorId: string | null) => void;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const undoToast = useUndoToast();
  const { merge, dismiss } = usePairActs();
  const [choices, setChoices] = useState(() => suggested(preview));
  const failure = merge.error ? failureOf(merge.error) : null;
  const errorField = failure?.field?.startsWith('fields.') ? failure.field.slice('fields.'.length) : null;

  const run = () => {
    if (merge.isPending) return;
    merge.mutate(toInput(pair, choices), {
      onSuccess: ({ id, operationId }) => {
        undoToast(t('duplicates.saved.merged', { name: resultName(preview, choices) }), operationId);
        onDone(id);
      },
    });
  };
  const setApart = () => dismiss(pair, () => onDone(null));
  useShortcuts([
    { id: 'duplicates-merge', combo: 'm', words: t('duplicates.merge'), group: 'record', run },
    { id: 'duplicates-dismiss', combo: 'd', words: t('duplicates.dismiss'), group: 'record', run: setApart },
  ]);

  return (
    <>
      <div className={classes.body}>
        <Evidence preview={preview} />
        <KeepChoice preview={preview} choices={choices} onChange={setChoices} />
        <MergeFields
          preview={preview}
          choices={choices}
          onChange={setChoices}
          error={errorField === null ? null : { field: errorField, words: errorText(merge.error) }}
        />
        <MergeParts preview={preview} choices={choices} onChange={setChoices} />
        <MergeResult preview={preview} choices={choices} />
      </div>
      <footer className={classes.foot}>
        {failure && errorField === null && (
          <p className={classes.error} role="alert">
            {errorText(merge.error)}
          </p>
        )}
        <span className={classes.note}>{t('duplicates.canUnmerge')}</span>
        <Button onClick={setApart} rightSection={<Keys combo="d" />}>
          {t('duplicates.dismiss')}
        </Button>
        <Button variant="filled" loading={merge.isPending} onClick={run} rightSection={<Keys combo="m" />}>
          {t('duplicates.merge')}
        </Button>
      </footer>
    </>
  );
}
