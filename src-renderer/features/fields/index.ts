export { NewFields } from './NewFields';
export { RecordFields } from './RecordFields';
export { ValueEditor } from './ValueEditor';
