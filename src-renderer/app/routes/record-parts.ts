import { Connections } from '../../features/connections';
import { PartyFiles, PartyPhoto } from '../../features/files';
import type { RecordParts } from '../../ui/record/parts';

/** What other features put into a contact's and a company's record. */
export const recordParts: RecordParts = { Picture: PartyPhoto, Connections, Files: PartyFiles };
