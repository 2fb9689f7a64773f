import { initials } from '../../../src-shared/domain/name';
import type { RecordKind } from '../../../src-shared/domain/record-kind';
import { kindIcons } from './kind-icons';

/** What stands in a record's avatar: a person's initials, and the kind of everything else. */
export function KindMark({ kind, name }: { kind: RecordKind; name: string }) {
  if (kind === 'contact') return initials({}, name);
  const Icon = kindIcons[kind];
  return <Icon size={13} stroke={1.6} />;
}
