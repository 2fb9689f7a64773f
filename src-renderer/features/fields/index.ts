export { NewFields } from './NewFields';
export { RecordFields } from './RecordFields';
