import type { ComponentType, ReactNode } from 'react';

/** What the app puts into a record beside the record's own facts. In the bin nothing can be changed. */
export interface RecordParts {
  /** The photo in the head; `plain` stands there while there is none. */
  readonly Picture: ComponentType<{
    partyId: string;
    name: string;
    photo: string;
    isBinned: boolean;
    plain: ReactNode;
  }>;
  readonly Connections: ComponentType<{ party: { kind: 'contact' | 'company'; id: string } }>;
  readonly Files: ComponentType<{ partyId: string; isBinned: boolean }>;
}
