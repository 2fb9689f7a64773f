import { type ReadArchiveInput, readArchive } from '../archive/read';
import { type ArchiveInput, writeArchive } from '../archive/write';
import { proveBackup } from '../backup/prove';
import { takeSnapshot } from '../backup/snapshot';
import { type CountInput, countTask, type EraseInput, eraseTask } from '../privacy/erase-task';
import { type PersonFileInput, personFile } from '../privacy/person-file';
import { type Composition, opensFetched, type PrepareInput, prepareRestore } from '../restore/rebuild';
import { serveTasks, type TaskMeans } from './serve';

/** Serves the one task this thread was made for. */
export const serveSafety = (composition: Composition) =>
  serveTasks({
    snapshot: takeSnapshot,
    prove: proveBackup,
    opens: opensFetched,
    prepareRestore: (input: PrepareInput, means: TaskMeans) => prepareRestore(composition, input, means),
    writeArchive: (input: ArchiveInput, means: TaskMeans) => writeArchive(composition.captured, input, means),
    readArchive: (input: ReadArchiveInput, means: TaskMeans) => readArchive(composition, input, means),
    countErasure: (input: CountInput) => countTask(composition, input),
    erase: (input: EraseInput, means: TaskMeans) => eraseTask(composition, input, means),
    personFile: (input: PersonFileInput, means: TaskMeans) => personFile(composition, input, means),
  });
