import { UnstyledButton } from '@mantine/core';
import { Keys } from '../Keys';
import type { ToastContent } from './content';
import classes from './Toast.module.css';

/** What was done, in words, and the way back with its key. */
export function Toast({ words, action, tone = 'plain', onDone }: ToastContent & { onDone: () => void }) {
  return (
    <div className={classes.toast} role={tone === 'bad' ? 'alert' : 'status'} data-tone={tone}>
      <span className={classes.words}>{words}</span>
      {action && (
        <UnstyledButton
          className={classes.action}
          onClick={() => {
            onDone();
            action.run();
          }}
        >
          {action.words}
          {action.combo && <Keys combo={action.combo} />}
        </UnstyledButton>
      )}
    </div>
  );
}
