import type { ComponentType, ReactNode } from 'react';
import type { CustomField, CustomValue } from '../../../src-shared/contract/fields';
import type { FieldInput } from '../../../src-shared/domain/custom/check';
import type { RecordKind } from '../../../src-shared/domain/record-kind';
import type { NewFieldsProps } from './new-values';

/** What was typed so far of a new record. */
export interface Typed {
  readonly kind: 'contact' | 'company';
  readonly givenName?: string;
  readonly additionalName?: string;
  readonly familyName?: string;
  readonly suffix?: string;
  readonly prefix?: string;
  readonly companyName: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
}

export interface ExistingProps {
  readonly typed: Typed;
  /** One that is there already is to be looked at; what was typed has to be kept. */
  readonly onOpen: (id: string) => void;
}

/** Something that stands in a field that users made, to be changed; `save` is told how it is given, and how it is read. */
export interface FieldValueProps {
  readonly field: CustomField;
  readonly value: CustomValue | null;
  readonly save: (value: FieldInput | null, shown: CustomValue | null) => Promise<void>;
}

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
  /** The fields that the users made. */
  readonly Fields: ComponentType<{ recordId: string; isBinned: boolean }>;
  readonly Files: ComponentType<{ recordId: string; isBinned: boolean }>;
  /** What there is to do about it. */
  readonly Tasks: ComponentType<{ record: { kind: RecordKind; id: string; name: string } }>;
  /** What a deal is about, line by line. */
  readonly Lines: ComponentType<{ dealId: string; isBinned: boolean }>;
  /** The deals somebody has to do with. */
  readonly Deals: ComponentType<{
    record: { kind: 'contact' | 'company'; id: string; name: string };
    isBinned: boolean;
    NewFields: ComponentType<NewFieldsProps>;
  }>;
  /** That another record may be the same. */
  readonly Alike: ComponentType<{ partyId: string }>;
  /** Which records were merged into this one. */
  readonly Merges: ComponentType<{ partyId: string }>;
  /** In the form of a new record: the fields of one's own that have to be filled in. */
  readonly NewFields: ComponentType<NewFieldsProps>;
  /** One of them, wherever it is to be changed. */
  readonly FieldValue: ComponentType<FieldValueProps>;
  /** In the form of a new record: who is there already. */
  readonly Existing: ComponentType<ExistingProps>;
  /** Above the list. */
  readonly ListHint: ComponentType;
}
