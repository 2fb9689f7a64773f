import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { SearchHit } from '../../../src-shared/contract/search';
import { fold } from '../../../src-shared/domain/fold';
import { isCalled } from '../../../src-shared/domain/quick-add/people';
import { orpc } from '../../api/orpc';

export interface Meant {
  /** The name as it was typed. */
  readonly name: string;
  /** Who is called that. */
  readonly options: readonly SearchHit[];
  /** Null where it is nobody of them, undefined where nobody has said yet. */
  readonly chosen: string | null | undefined;
  readonly choose: (id: string | null) => void;
}

const most = 5;

/** Somebody who is called exactly so, where that is one; else nobody is chosen of several. */
function likely(name: string, options: readonly SearchHit[]): string | undefined {
  const exact = options.filter(({ title }) => fold(title) === fold(name));
  const [only] = exact.length === 1 ? exact : options.length === 1 ? options : [];
  return only?.id;
}

/** Whom the names of a line mean: looked up as one types, the longest name that is somebody's counts. */
export function useMeant(people: readonly (readonly string[])[], known: string | null): Meant[] {
  const [choices, setChoices] = useState<ReadonlyMap<string, string | null>>(new Map());
  const names = [...new Set(people.flat())].slice(0, 9);
  const found = useQueries({
    queries: names.map((name) =>
      orpc.search.find.queryOptions({
        input: { text: name, limit: most, kinds: ['contact', 'company'] },
        staleTime: 10_000,
      }),
    ),
  });
  const optionsOf = (name: string): SearchHit[] =>
    (found[names.indexOf(name)]?.data?.hits ?? []).filter(({ id, title }) => id !== known && isCalled(title, name));
  return people.flatMap((lookUps): Meant[] => {
    const name = lookUps.find((one) => optionsOf(one).length > 0);
    if (name === undefined) return [];
    const options = optionsOf(name);
    const choice = choices.get(name);
    const isThere = choice === null || options.some(({ id }) => id === choice);
    const chosen = choice !== undefined && isThere ? choice : likely(name, options);
    return [{ name, options, chosen, choose: (id) => setChoices((now) => new Map(now).set(name, id)) }];
  });
}
