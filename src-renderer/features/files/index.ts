export { PartyFiles } from './PartyFiles';
export { PartyPhoto } from './PartyPhoto';
