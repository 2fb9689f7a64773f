export { decodeCursor, encodeCursor } from './cursor';
export { type ListInput, listPage, matching } from './list';
export type { Predicate } from './predicate';
export { selectionPreview } from './preview';
export {
  chosenIds,
  countMatching,
  listReads,
  runSelection,
  type Selection,
  selectionTask,
  today,
} from './selection';
export { instantCell, severalCell, type Table } from './table';
