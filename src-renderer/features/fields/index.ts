export { RecordFields } from './RecordFields';
