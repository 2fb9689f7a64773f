export { decodeCursor, encodeCursor } from './cursor';
export { type ListInput, listPage } from './list';
export { selectionPreview } from './preview';
export { countMatching, listReads, runSelection, type Selection, selectionTask, today } from './selection';
