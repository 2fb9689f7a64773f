import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldKinds } from '../../src-shared/contract/fields';
import { type ListKind, listKind } from '../../src-shared/contract/filters';
import { type ListField, type ListFieldId, listFieldsOf, listRelationsOf } from '../../src-shared/domain/list-fields';
import type { FilterField, FilterLanguage, FilterRelated } from '../ui/filter/language';
import { useCustomFields } from './custom-fields';
import { orpc } from './orpc';
import { useUsers } from './parties';
import { useTags } from './record';

type Options = NonNullable<FilterField['options']>;

/** The stages there are; of several pipelines each says which is its own. */
function useStageOptions(): Options {
  const { data: pipelines } = useQuery(orpc.pipelines.list.queryOptions());
  return useMemo(
    () =>
      (pipelines ?? []).flatMap(({ name, stages }, _, { length }) =>
        stages.map((stage) => ({ value: stage.id, label: length > 1 ? `${name}: ${stage.name}` : stage.name })),
      ),
    [pipelines],
  );
}

/** What the records of any object can be filtered by, besides its own fields. */
const objectFields: readonly (readonly [ListFieldId, ListField])[] = [
  ['name', { type: 'text' }],
  ['tag', { type: 'tag' }],
  ['owner', { type: 'user' }],
  ['createdAt', { type: 'instant' }],
  ['updatedAt', { type: 'instant' }],
];

/** What every list can be filtered by, with the tags, the people and the stages there are; and the records of one object. */
export function useFilterLanguage(objectId?: string): FilterLanguage {
  const { t } = useTranslation();
  const tags = useTags();
  const users = useUsers();
  const stages = useStageOptions();
  const targets = useMemo(() => (objectId === undefined ? fieldKinds : [...fieldKinds, objectId]), [objectId]);
  const custom = useCustomFields(targets);
  return useMemo(() => {
    const tagOptions: Options = tags.map(({ id, name }) => ({ value: id, label: name }));
    const userOptions: Options = users.map(({ id, name }) => ({ value: id, label: name || t('party.you') }));
    const field = (id: ListFieldId, { type, options }: ListField): FilterField => ({
      id,
      title: t(`views.field.${id}`),
      type,
      ...(type === 'tag' && { options: tagOptions }),
      ...(type === 'user' && { options: userOptions }),
      ...(id === 'stage' && { options: stages }),
      ...(options && {
        options: options.map((value) => ({ value, label: t(`views.option.${value}` as 'views.option.open') })),
      }),
    });
    const fields = byKind((kind) => [
      ...listFieldsOf(kind).map(([id, spec]) => field(id, spec)),
      ...(custom.get(kind) ?? []),
    ]);
    const own = objectId === undefined ? [] : (custom.get(objectId) ?? []);
    const ofObject = [...objectFields.map(([id, spec]) => field(id, spec)), ...own];
    const relations = byKind((kind): FilterRelated[] =>
      listRelationsOf(kind).map(([id, to]) => ({ id, title: t(`views.relation.${id}`), to })),
    );
    return {
      fields: (kind) => (kind === 'custom' ? ofObject : fields[kind]),
      relations: (kind) => (kind === 'custom' ? [] : relations[kind]),
    };
  }, [t, tags, users, stages, custom, objectId]);
}

const byKind = <T>(made: (kind: ListKind) => T): Record<ListKind, T> =>
  Object.fromEntries(listKind.options.map((kind) => [kind, made(kind)])) as Record<ListKind, T>;
