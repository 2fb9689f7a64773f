import { Autocomplete } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PartyKind, partyKind } from '../../../src-shared/contract/parties';
import { orpc } from '../../api/orpc';

export interface PickedParty {
  readonly kind: PartyKind;
  readonly id: string;
  readonly name: string;
}

/** Finds one other record by its name. What is typed and not picked is nobody. */
export function PartyPicker({
  label,
  kind,
  except,
  picked,
  onPick,
  error,
}: {
  label: string;
  /** Only contacts, or only companies. */
  kind?: PartyKind;
  /** Who can't be picked. */
  except: string;
  picked: PickedParty | null;
  onPick: (party: PickedParty | null) => void;
  error?: string | null;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(picked?.name ?? '');
  const text = typed.trim();
  const { data } = useQuery(
    orpc.search.find.queryOptions({
      input: { text, limit: 20, kinds: kind ? [kind] : partyKind.options },
      enabled: text !== '' && picked?.name !== typed,
      placeholderData: keepPreviousData,
    }),
  );
  const hits = (data?.hits ?? []).flatMap((hit) => {
    const { data: found } = partyKind.safeParse(hit.kind);
    return found && hit.id !== except ? [{ ...hit, kind: found }] : [];
  });
  return (
    <Autocomplete
      label={label}
      placeholder={t('connections.pickHint')}
      value={typed}
      data={hits.slice(0, 8).map((hit) => ({ value: hit.id, label: hit.title }))}
      filter={({ options }) => options}
      renderOption={({ option }) => {
        const hit = hits.find(({ id }) => id === option.value);
        return (
          <span>
            {hit?.title} {hit?.subtitle && <small>{hit.subtitle}</small>}
          </span>
        );
      }}
      error={error}
      autoFocus
      autoComplete="off"
      maxDropdownHeight={220}
      onChange={(value) => {
        setTyped(value);
        if (picked !== null && value !== picked.name) onPick(null);
      }}
      onOptionSubmit={(value) => {
        const hit = hits.find(({ id }) => id === value);
        if (hit) onPick({ kind: hit.kind, id: hit.id, name: hit.title });
      }}
    />
  );
}
