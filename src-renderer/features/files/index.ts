export { PartyPhoto } from './PartyPhoto';
export { RecordFiles } from './RecordFiles';
