import { Autocomplete, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activity } from '../../../src-shared/contract/records';
import type { Mentionable } from '../rich-text/extensions';
import classes from './Notes.module.css';

type Other = Activity['records'][number];

/** Who else was there: each gets it in the timeline too. */
export function AlsoThere({
  records,
  find,
  onChange,
}: {
  records: readonly Other[];
  find: (text: string) => Promise<readonly Mentionable[]>;
  onChange: (records: Other[]) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [hits, setHits] = useState<readonly Mentionable[]>([]);
  const latest = useRef('');
  const look = async (typed: string) => {
    setText(typed);
    latest.current = typed;
    const found = typed.trim() === '' ? [] : await find(typed.trim()).catch(() => []);
    if (latest.current === typed) setHits(found.filter(({ id }) => !records.some((one) => one.id === id)));
  };
  return (
    <div className={classes.also}>
      <Autocomplete
        label={t('party.activity.also')}
        value={text}
        data={hits.map(({ id, name, subtitle }) => ({
          value: id,
          label: subtitle === '' ? name : `${name} · ${subtitle}`,
        }))}
        filter={({ options }) => options}
        selectFirstOptionOnChange
        onChange={(typed) => void look(typed)}
        onOptionSubmit={(id) => {
          const hit = hits.find((one) => one.id === id);
          if (hit) onChange([...records, { kind: hit.kind, id: hit.id, name: hit.name }]);
          // After the field has put the option's value into itself.
          setTimeout(() => void look(''));
        }}
      />
      <span className={classes.others}>
        {records.map(({ id, name }) => (
          <span key={id} className={classes.other}>
            {name}
            <UnstyledButton
              aria-label={t('party.activity.notThere', { name })}
              onClick={() => onChange(records.filter((one) => one.id !== id))}
            >
              <IconX size={11} aria-hidden />
            </UnstyledButton>
          </span>
        ))}
      </span>
    </div>
  );
}
