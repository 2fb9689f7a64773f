import type { StageFields } from '../../../src-shared/contract/pipelines';
import classes from './StageDot.module.css';

/** A stage's colour, for the eye alone: its name stands beside it. */
export function StageDot({ color }: Pick<StageFields, 'color'>) {
  return <span className={classes.dot} data-tone={color} aria-hidden />;
}
