import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Operation } from '../../../src-shared/contract/history';
import { useOperationControls } from '../../api/operation-controls';
import { useOperationWords } from '../../api/operation-words';
import { orpc } from '../../api/orpc';
import { WorkProgress } from '../../ui/progress/WorkProgress';
import classes from './Operations.module.css';

/** The long work that runs or is paused, with its brakes; nothing where there is none. */
export function RunningOperations() {
  const { t } = useTranslation();
  const { data: running = [] } = useQuery(orpc.operations.running.queryOptions());
  if (running.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t('operations.running')}>
      {running.map((operation) => (
        <li key={operation.id}>
          <RunningOperation operation={operation} />
        </li>
      ))}
    </ul>
  );
}

function RunningOperation({ operation }: { operation: Operation }) {
  const operationWords = useOperationWords();
  const { isBusy, pause, resume, cancel } = useOperationControls(operation.id);
  return (
    <WorkProgress
      words={operationWords(operation.label)}
      progress={operation.progress}
      isPaused={operation.state === 'paused'}
      isBusy={isBusy}
      onPause={pause}
      onResume={resume}
      onCancel={cancel}
    />
  );
}
