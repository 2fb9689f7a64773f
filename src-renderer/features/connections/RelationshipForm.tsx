import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Relationship } from '../../../src-shared/contract/connections';
import type { PartyKind } from '../../../src-shared/contract/parties';
import { fitsKinds, ownType, relationshipTypes } from '../../../src-shared/domain/relationship';
import { ConnectionForm } from './ConnectionForm';
import { PartyPicker, type PickedParty } from './PartyPicker';
import { useConnectionWords } from './words';

type Draft = Omit<Relationship, 'id' | 'other'>;

const blank: Draft = { type: 'friend', word: '', inverse: '', since: '', until: '', note: '' };

/** A relationship of `party`, new or as it is: with whom, what they are, from when to when. */
export function RelationshipForm({
  party,
  initial,
  onSave,
  onCancel,
  errorText,
}: {
  party: { kind: PartyKind; id: string };
  initial: Relationship | null;
  onSave: (relationship: Draft & { id?: string; otherId: string }) => Promise<unknown>;
  onCancel: () => void;
  errorText: (error: unknown) => string;
}) {
  const { t } = useTranslation();
  const { typeWords } = useConnectionWords();
  const [draft, setDraft] = useState<Draft>(initial ?? blank);
  const [other, setOther] = useState<PickedParty | null>(initial?.other ?? null);
  const [isMissing, setMissing] = useState(false);
  const set = (patch: Partial<Draft>) => setDraft({ ...draft, ...patch });
  const types = relationshipTypes.filter((type) => fitsKinds(type, [party.kind, other?.kind ?? 'contact']));
  const type = types.includes(draft.type) ? draft.type : (types[0] ?? ownType);
  const save = async () => {
    setMissing(other === null);
    if (other === null) return;
    const { word, inverse, since, until, note } = draft;
    const told = { type, word, inverse, since, until, note, otherId: other.id };
    await onSave(initial ? { ...told, id: initial.id } : told);
  };
  return (
    <ConnectionForm
      since={draft.since}
      until={draft.until}
      onTerm={set}
      onSave={save}
      onCancel={onCancel}
      errorText={errorText}
      fields={['otherId', 'type', 'word', 'inverse']}
    >
      {(errorOf) => (
        <>
          <PartyPicker
            label={t('connections.field.other')}
            except={party.id}
            picked={other}
            onPick={setOther}
            error={isMissing ? t('connections.pickOne') : errorOf('otherId')}
          />
          <NativeSelect
            label={t('connections.field.type')}
            value={type}
            error={errorOf('type')}
            data={types.map((value) => ({
              value,
              label: value === ownType ? t('connections.ownType') : typeWords({ type: value, word: '' }),
            }))}
            onChange={(event) => set({ type: event.currentTarget.value })}
          />
          {type === ownType && (
            <>
              <TextInput
                label={t('connections.field.word')}
                value={draft.word}
                maxLength={60}
                error={errorOf('word')}
                onChange={(event) => set({ word: event.currentTarget.value })}
              />
              <TextInput
                label={t('connections.field.inverse')}
                value={draft.inverse}
                maxLength={60}
                error={errorOf('inverse')}
                onChange={(event) => set({ inverse: event.currentTarget.value })}
              />
            </>
          )}
          <TextInput
            label={t('connections.field.note')}
            value={draft.note}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
        </>
      )}
    </ConnectionForm>
  );
}
