import { AppError } from '../../../../src-shared/errors';
import type { ReadableDb } from '../../../platform/store/handles';
import type { GivenDialect } from '../csv/dialect';
import { fileOf } from '../files';
import { detectFile } from '../formats/detect-file';
import type { Reading } from '../formats/reading';
import { StoredFile } from '../formats/stored-file';
import { Sessions } from './sessions';

/** One slice takes about so many ms. */
const sliceTime = 25;

export interface DetectInput {
  importId: string;
  /** Begins anew. */
  first: boolean;
  given: GivenDialect;
}

/** `done`: the part of the file that was looked at, 0 to 1. */
export type Detected =
  | { state: 'more'; done: number }
  | { state: 'refused'; reason: string }
  | { state: 'done'; reading: Reading };

interface Session {
  steps: ReturnType<typeof detectFile>;
  size: number;
}

const sessions = new Sessions<Session>(2);

/** Looks at some more of a file; at the end says how it is to be read, or why it is not. */
export function detect(db: ReadableDb, { importId, first, given }: DetectInput): Detected {
  const session = sessions.open(importId, first, () => {
    const file = new StoredFile(db, fileOf(db, importId).number);
    return { steps: detectFile(file, given), size: Math.max(file.size, 1) };
  });
  const end = performance.now() + sliceTime;
  try {
    for (;;) {
      const step = session.steps.next();
      if (step.done) {
        sessions.close(importId);
        return { state: 'done', reading: step.value };
      }
      if (performance.now() > end) return { state: 'more', done: Math.min(step.value / session.size, 1) };
    }
  } catch (error) {
    sessions.close(importId);
    if (error instanceof AppError && error.code === 'validation')
      return { state: 'refused', reason: String(error.details.reason) };
    throw error;
  }
}
