import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldTarget } from '../../src-shared/contract/fields';
import type { ListKind } from '../../src-shared/contract/filters';
import {
  fieldTargetOf,
  type ListField,
  type ListFieldId,
  listFieldsOf,
  listRelationsOf,
} from '../../src-shared/domain/list-fields';
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

/** Whose fields are spoken of where a list is asked: its own, and those of the lists it leads to. */
const targetsOf = (kind: ListKind | undefined): readonly FieldTarget[] =>
  kind === undefined
    ? []
    : [...new Set([kind, ...listRelationsOf(kind).map(([, to]) => to)])].map((list) => fieldTargetOf(list));

/**
 * What every list can be filtered by, with the tags, the people and the stages there are; of `kind`, which is the one that
 * is asked, with the choices of the users' fields, too.
 */
export function useFilterLanguage(kind?: ListKind): FilterLanguage {
  const { t } = useTranslation();
  const tags = useTags();
  const users = useUsers();
  const stages = useStageOptions();
  const targets = useMemo(() => targetsOf(kind), [kind]);
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
    return {
      fields: ofEach((list) => [
        ...listFieldsOf(list).map(([id, spec]) => field(id, spec)),
        ...(custom.get(fieldTargetOf(list)) ?? []),
      ]),
      relations: ofEach((list): FilterRelated[] =>
        listRelationsOf(list).map(([id, to]) => ({ id, title: t(`views.relation.${id}`), to })),
      ),
    };
  }, [t, tags, users, stages, custom]);
}

/** Made once for each list, when it is first asked for. */
function ofEach<T>(made: (kind: ListKind) => T): (kind: ListKind) => T {
  const known = new Map<ListKind, T>();
  return (kind) => {
    const found = known.get(kind) ?? made(kind);
    known.set(kind, found);
    return found;
  };
}
