import type * as z from 'zod';
import type { Tx } from '../store/handles';

/** How much of its time a step has used. A step stops when `spent`, so that no transaction holds the loop for long. */
export interface Budget {
  spent(): boolean;
}

export interface Step<State> {
  state: State;
  done: boolean;
  /** 0 to 1; null where the whole is not known. */
  progress: number | null;
  /** True when the input was used up and the next one is wanted. */
  consumed: boolean;
}

/**
 * Long work, as one operation over many short transactions. `state` is stored with each of them, so that the
 * task goes on where it was after a crash; it is parsed again then, and holds positions, not data.
 */
export interface Task<State, Input> {
  name: string;
  /** Whether it deletes rows for good. */
  purges?: boolean;
  state: z.ZodType<State>;
  /** Gets the next input, outside any transaction (a worker's next batch). Called again after a crash. */
  next(state: State, signal: AbortSignal): Promise<Input> | Input;
  /** Does part of the work inside the running transaction. */
  step(tx: Tx, state: State, input: Input, budget: Budget): Step<State>;
}

/** A task with its types closed over, as the runner keeps it. */
export interface RunnableTask {
  name: string;
  purges: boolean;
  next(state: unknown, signal: AbortSignal): Promise<unknown>;
  step(tx: Tx, state: unknown, input: unknown, budget: Budget): Step<unknown>;
}

export function defineTask<State, Input>(task: Task<State, Input>): RunnableTask {
  return {
    name: task.name,
    purges: task.purges ?? false,
    next: async (state, signal) => task.next(task.state.parse(state), signal),
    step: (tx, state, input, budget) => task.step(tx, task.state.parse(state), input as Input, budget),
  };
}
