import { v5 } from 'uuid';

const namespace = '5a4f0c1e-8d0b-5d0e-9f0a-2b8c6d7e1f30';

/** Follows from the party, so that setting it on two laptops is one row. */
export const keepInTouchId = (partyId: string): string => v5(`keep in touch ${partyId}`, namespace);

/** One row per date and year. */
export const dateMarkId = (dateId: string, year: number): string => v5(`date ${dateId} ${year}`, namespace);
