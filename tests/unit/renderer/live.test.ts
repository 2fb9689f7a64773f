import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { changedBy, makeInvalidator } from '../../../src-renderer/api/invalidate';
import { orpc } from '../../../src-renderer/api/orpc';
import { pagesAround } from '../../../src-renderer/api/pages';
import { healthOf } from '../../../src-renderer/app/shell/health';
import type { Account } from '../../../src-shared/contract/accounts';

const a = '01960000-0000-7000-8000-00000000000a';
const b = '01960000-0000-7000-8000-00000000000b';

function cached() {
  const queryClient = new QueryClient();
  const keys = {
    a: orpc.contacts.get.queryKey({ input: { id: a } }),
    b: orpc.contacts.get.queryKey({ input: { id: b } }),
    settings: orpc.app.settings.queryKey(),
    page: orpc.contacts.list.queryKey({ input: { sort: { column: 'name', direction: 'asc' }, filter: {} } }),
  };
  for (const key of Object.values(keys)) queryClient.setQueryData<unknown>(key, {});
  const stale = () =>
    Object.entries(keys)
      .filter(([, key]) => queryClient.getQueryState(key)?.isInvalidated)
      .map(([name]) => name);
  return { queryClient, stale };
}

test('a changed contact makes its own record and the lists be read again, and no other record', () => {
  const { queryClient, stale } = cached();
  makeInvalidator(queryClient, () => undefined)({ type: 'contact.changed', ids: [a] });
  expect(stale()).toEqual(['a', 'page']);
});

test('a changed deal makes lists of people be read again, who can be asked for by it', () => {
  const { queryClient, stale } = cached();
  makeInvalidator(queryClient, () => undefined)({ type: 'deal.changed', ids: [b] });
  expect(stale()).toEqual(['page']);
});

test('when too many changed to name, every record is read again', () => {
  const { queryClient, stale } = cached();
  makeInvalidator(queryClient, () => undefined)({ type: 'contact.changed', ids: null });
  expect(stale()).toEqual(['a', 'b', 'page']);
});

test('missed events make everything be read again', () => {
  const { queryClient, stale } = cached();
  expect(changedBy({ type: 'resync' })).toBeNull();
  makeInvalidator(queryClient, () => undefined)({ type: 'resync' });
  expect(stale()).toEqual(['a', 'b', 'settings', 'page']);
});

test('the first event counts at once, a storm is gathered for longer and longer, and nothing of it is lost', () => {
  const { queryClient, stale } = cached();
  const waits: number[] = [];
  let run = () => {};
  const invalidate = makeInvalidator(queryClient, (next, ms) => {
    waits.push(ms);
    run = next;
  });
  invalidate({ type: 'contact.changed', ids: [a] });
  expect(stale()).toEqual(['a', 'page']);
  for (let at = 0; at < 30; at++) invalidate({ type: 'contact.changed', ids: [b] });
  expect(stale()).toEqual(['a', 'page']);
  run();
  expect(stale()).toEqual(['a', 'b', 'page']);
  run();
  expect(waits).toEqual([10, 250]);
});

test('the pages around what is in sight are read, within the list', () => {
  expect(pagesAround(0, 30, 100_000)).toEqual([0, 1]);
  expect(pagesAround(450, 520, 100_000)).toEqual([3, 4, 5, 6]);
  expect(pagesAround(99_980, 99_999, 100_000)).toEqual([998, 999]);
  expect(pagesAround(0, 0, 0)).toEqual([0]);
});

test('the health line tells the worst that is true', () => {
  const operation = {
    id: 1,
    label: { key: 'import.contacts' as const, params: {} },
    kind: 'do' as const,
    actor: { kind: 'user' as const, name: '' },
    startedAt: 0,
    finishedAt: null,
    changes: 0,
    progress: 0.4,
    undoable: false,
    root: null,
  };
  const paused = { ...operation, state: 'paused' as const };
  const running = { ...operation, id: 2, state: 'running' as const };
  const quiet = { isConnected: true, saving: 0, running: [], accounts: [] };
  expect(healthOf(quiet).state).toBe('saved');
  expect(healthOf({ ...quiet, saving: 2 }).state).toBe('saving');
  expect(healthOf({ ...quiet, saving: 2, running: [paused, running] })).toEqual({
    state: 'working',
    operation: running,
    account: null,
  });
  expect(healthOf({ ...quiet, isConnected: false, running: [running] }).state).toBe('unreachable');
});

test('the health line names the account that needs the user, and is silent about one that is only offline', () => {
  const account: Account = {
    ...{ id: 'a', preset: 'other', name: 'Office', server: '', userName: '', lan: false, direction: 'both' },
    ...{ every: 15, state: 'active', running: false, ask: null, problem: null, lastSuccess: 0, next: null },
    ...{ progress: null, counts: null, books: [] },
  };
  const stateOf = (patch: Partial<Account>) =>
    healthOf({ isConnected: true, saving: 0, running: [], accounts: [{ ...account, ...patch }] }).state;
  const problem = (code: string) => ({ code, reason: '', at: 0 });
  expect(stateOf({})).toBe('saved');
  expect(stateOf({ problem: problem('offline') })).toBe('saved');
  expect(stateOf({ problem: problem('auth_expired') })).toBe('failing');
  expect(stateOf({ problem: problem('auth_expired'), state: 'paused' })).toBe('saved');
  expect(stateOf({ state: 'asking', ask: { kind: 'deleteMany', count: 12 } })).toBe('failing');
});
