export { AlikeRecords } from './AlikeRecords';
export { DuplicatesBadge, DuplicatesHint } from './Badge';
export { Existing } from './Existing';
export { Merges } from './Merges';
