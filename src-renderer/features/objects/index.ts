export { CustomRecordView } from './CustomRecordView';
export { ObjectScreen } from './ObjectScreen';
