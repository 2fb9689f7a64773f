import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineText } from '../edit/InlineText';
import { type PillTag, TagPill } from '../TagPill';
import { AddButton } from './AddButton';
import classes from './Tags.module.css';

/** The tags of a party, each with its way out, and a field for one more. */
export function Tags({
  tags,
  known,
  onSet,
  errorText,
}: {
  tags: readonly PillTag[];
  known: readonly string[];
  onSet: (names: string[]) => Promise<unknown>;
  errorText: (error: unknown) => string;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const names = tags.map(({ name }) => name);
  const matching = known
    .filter((name) => !names.includes(name) && name.toLowerCase().includes((typed ?? '').toLowerCase()))
    .slice(0, 8);
  return (
    <div className={classes.tags}>
      {tags.map((tag) => (
        <TagPill
          key={tag.id}
          tag={tag}
          onRemove={{
            words: t('party.tag.remove', { name: tag.name }),
            run: () => void onSet(names.filter((name) => name !== tag.name)),
          }}
        />
      ))}
      {typed === null ? (
        <AddButton words={t('party.tag.add')} onAdd={() => setTyped('')} />
      ) : (
        <div className={classes.field}>
          <InlineText
            label={t('party.tag.add')}
            value=""
            autoFocus
            suggestions={matching}
            onType={setTyped}
            onSave={async (name) => {
              await onSet([...names, name]);
              setTyped(null);
            }}
            onEmpty={() => setTyped(null)}
            errorText={errorText}
          />
        </div>
      )}
    </div>
  );
}
