import { Autocomplete, NativeSelect, TextInput } from '@mantine/core';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { priorities } from '../../src-shared/domain/task';
import type { FieldValueProps } from '../ui/record/parts';
import classes from './BulkEdit.module.css';
import { type How, isMany, type OwnDraft, type PlainDraft } from './bulk-drafts';
import { useCompanyNames } from './company-names';
import { useUsers } from './parties';

/** What a field of the record itself is to be. */
export function PlainValue({ draft, onChange }: { draft: PlainDraft; onChange: (draft: PlainDraft) => void }) {
  const { t } = useTranslation();
  const users = useUsers();
  const { type, value } = draft;
  const companies = useCompanyNames(type === 'company' ? value : '');
  const props = { label: t('views.bulk.value'), value, maxLength: 500 };
  const set = (next: string) => onChange({ ...draft, value: next });
  const select = (data: { value: string; label: string }[]) => (
    <NativeSelect label={props.label} value={value} data={data} onChange={(event) => set(event.currentTarget.value)} />
  );
  switch (type) {
    case 'user':
      return select(users.map(({ id, name }) => ({ value: id, label: name || t('party.you') })));
    case 'flag':
      return select([
        { value: '1', label: t('views.bulk.yes') },
        { value: '0', label: t('views.bulk.no') },
      ]);
    case 'priority':
      return select(priorities.map((one, at) => ({ value: String(at), label: t(`tasks.priority.${one}`) })));
    case 'day':
      return <TextInput {...props} type="date" max="9999-12-31" onChange={(event) => set(event.currentTarget.value)} />;
    case 'company':
      return <Autocomplete {...props} data={companies} onChange={set} comboboxProps={{ withinPortal: false }} />;
    case 'text':
      return <TextInput {...props} onChange={(event) => set(event.currentTarget.value)} />;
  }
}

const ways: readonly How[] = ['set', 'add', 'remove'];

/** What a field that users made is to be, by the editor it has on a record; of several things, some can be given or taken. */
export function OwnValue({
  draft,
  FieldValue,
  onChange,
}: {
  draft: OwnDraft;
  FieldValue: ComponentType<FieldValueProps>;
  onChange: (draft: OwnDraft) => void;
}) {
  const { t } = useTranslation();
  const { own, how, shown } = draft;
  return (
    <>
      {isMany(own) && (
        <NativeSelect
          label={t('views.bulk.how')}
          value={how}
          data={ways.map((value) => ({ value, label: t(`views.bulk.ways.${value}`) }))}
          onChange={(event) => {
            const chosen = ways.find((way) => way === event.currentTarget.value);
            if (chosen) onChange({ ...draft, how: chosen });
          }}
        />
      )}
      <div>
        <div className={classes.name}>{t('views.bulk.value')}</div>
        <div className={classes.value}>
          <FieldValue
            field={own}
            value={shown}
            save={async (value, next) => onChange({ ...draft, value, shown: next })}
          />
        </div>
      </div>
    </>
  );
}
