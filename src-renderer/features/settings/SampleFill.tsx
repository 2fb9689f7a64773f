import { Button, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/errors';
import { useOperationControls } from '../../api/operation-controls';
import { orpc } from '../../api/orpc';
import { useUndoToast } from '../../api/undo';
import { WorkProgress } from '../../ui/progress/WorkProgress';

/** Fills an empty store with a sample practice, tells how far it got, and when it is done offers to take it back. */
export function SampleFill({ isEmpty }: { isEmpty: boolean }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const fill = useMutation(orpc.app.fillDemo.mutationOptions());
  const operationId = fill.data?.operationId;
  if (fill.error) {
    return (
      <Text role="alert" c="var(--bad)">
        {errorText(fill.error)}
      </Text>
    );
  }
  return (
    <>
      {operationId !== undefined && <Filling key={operationId} operationId={operationId} />}
      {isEmpty && (
        <div>
          <Button loading={fill.isPending} onClick={() => fill.mutate({})}>
            {t('settings.fillDemo')}
          </Button>
          <Text c="dimmed" mt={4}>
            {t('settings.fillDemoHint')}
          </Text>
        </div>
      )}
    </>
  );
}

function Filling({ operationId }: { operationId: number }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const isTold = useRef(false);
  const { isBusy, pause, resume, cancel } = useOperationControls(operationId);
  const { data: operation } = useQuery(orpc.operations.get.queryOptions({ input: { id: operationId } }));
  const state = operation?.state;

  useEffect(() => {
    if (state !== 'done' || isTold.current) return;
    isTold.current = true;
    tell(t('settings.demoFilled'), operationId);
  }, [state, operationId, tell, t]);

  if (state !== 'running' && state !== 'paused') return null;
  return (
    <WorkProgress
      words={t('settings.fillingDemo')}
      progress={operation?.progress ?? null}
      isPaused={state === 'paused'}
      isBusy={isBusy}
      onPause={pause}
      onResume={resume}
      onCancel={cancel}
    />
  );
}
