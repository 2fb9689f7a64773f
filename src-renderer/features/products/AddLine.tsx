import { Autocomplete } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { isPicking } from '../../ui/edit/SuggestInput';

/** A product that is found, or free text: Enter adds it and stays for the next one, Esc gives up. */
export function AddLine({
  onAdd,
  onDone,
}: {
  onAdd: (what: { productId: string } | { title: string }) => Promise<void>;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);
  const text = typed.trim();
  const { data } = useQuery(
    orpc.search.find.queryOptions({
      input: { text, limit: 8, kinds: ['product'] },
      enabled: text !== '',
      placeholderData: keepPreviousData,
    }),
  );
  const hits = text === '' ? [] : (data?.hits ?? []);
  const add = (what: { productId: string } | { title: string }) => {
    onAdd(what).then(
      () => setTyped(''),
      (reason: unknown) => setError(errorText(reason)),
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing || isPicking(event)) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onDone();
    }
    if (event.key !== 'Enter' || text === '') return;
    event.preventDefault();
    add({ title: text });
  };
  return (
    <Autocomplete
      aria-label={t('lines.add')}
      placeholder={t('lines.addHint')}
      value={typed}
      data={hits.map(({ id, title }) => ({ value: id, label: title }))}
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
      onChange={(value) => {
        setTyped(value);
        setError(null);
      }}
      onOptionSubmit={(productId) => add({ productId })}
      onKeyDown={onKeyDown}
      onBlur={() => text === '' && onDone()}
    />
  );
}
