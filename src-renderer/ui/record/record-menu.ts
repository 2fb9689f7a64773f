import { type ComponentType, createContext } from 'react';

/** Further things to do with a contact or company, as items of its record's menu. */
export const RecordMenu = createContext<ComponentType<{ partyId: string; name: string }> | null>(null);
