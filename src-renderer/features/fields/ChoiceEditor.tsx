import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldOption } from '../../../src-shared/contract/fields';
import { orpc } from '../../api/orpc';
import { PickField } from '../../ui/pick/PickField';
import { TagPill } from '../../ui/TagPill';
import { useRefusalText } from './refused';
import type { ValueEditorProps } from './value-editor';

/** One choice or several, of as many as there are. */
export function ChoiceEditor({ field, value, save }: ValueEditorProps) {
  const { t } = useTranslation();
  const errorText = useRefusalText();
  const [isWanted, setWanted] = useState(false);
  const { data } = useQuery({
    ...orpc.fields.options.queryOptions({ input: { fieldId: field.id } }),
    enabled: isWanted,
  });
  const chosen = value?.kind === 'options' ? value.options : [];
  const all: readonly FieldOption[] = data ?? chosen;
  const isMany = field.type === 'multiSelect';
  return (
    <PickField
      label={field.name}
      items={all}
      chosen={chosen.map(({ id }) => id)}
      isMany={isMany}
      emptyWords={t('fields.choose')}
      addWords={t(isMany ? 'fields.chooseMore' : 'fields.chooseOther')}
      noneWords={t(data === undefined ? 'common.loading' : 'fields.noChoice')}
      onOpen={() => setWanted(true)}
      errorText={errorText}
      onSave={(ids) => {
        const options = all.filter(({ id }) => ids.includes(id));
        return save(
          ids.length === 0 ? null : { kind: 'options', ids },
          options.length === 0 ? null : { kind: 'options', options },
        );
      }}
    >
      {chosen.map((option) => (
        <TagPill key={option.id} tag={option} />
      ))}
    </PickField>
  );
}
