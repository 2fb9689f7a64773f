import { ORPCError } from '@orpc/client';
import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract';
import { afterAll, describe, expect, test } from 'vitest';
import { contract } from '../../src-shared/contract';
import { errorCodes } from '../../src-shared/errors';
import { doorNames } from '../support/doors';
import { cases } from './cases';
import { type StoreState, World } from './world';

interface Call {
  path: string;
  procedure: AnyContractProcedure;
  store: StoreState;
  input(world: World): unknown;
  answers: string | undefined;
  check(output: unknown, input: unknown): unknown;
  bad: unknown[];
}

/** The cases as a list, with the contract's own entry: what is compiled as one type per procedure is run as one. */
const calls: Call[] = Object.entries(contract).flatMap(([feature, procedures]) =>
  Object.entries(procedures).map(([name, procedure]) => {
    const { store = 'open', input, answers, check = () => {}, bad } = Reflect.get(Reflect.get(cases, feature), name);
    return { path: `${feature}.${name}`, procedure, store, input, answers, check, bad };
  }),
);

/** What every door answered to malformed input, to be held against each other. */
const errors = new Map<string, Record<string, unknown>>();

async function call(world: World, path: string, input: unknown): Promise<unknown> {
  const [feature = '', name = ''] = path.split('.');
  const procedure: (input: unknown) => Promise<unknown> = Reflect.get(Reflect.get(world.client, feature), name);
  return procedure(input);
}

async function errorOf(answer: Promise<unknown>) {
  const error = await answer.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ORPCError)) throw new Error(`no error of the contract, but ${String(error)}`);
  const { code, status, defined, message, data } = error;
  return { code, status, defined, message, data };
}

test('every procedure of the contract has a case', () => {
  expect(calls.every(({ procedure }) => isContractProcedure(procedure))).toBe(true);
  expect(calls.length).toBeGreaterThan(50);
});

describe.each(doorNames)('over %s', (door) => {
  const worlds = new Map<StoreState, Promise<World>>();
  const worldOf = (state: StoreState) => {
    // A store that must be untouched is made for each call; one in use serves all the others.
    if (state !== 'open') return World.open(door, state);
    const world = worlds.get(state) ?? World.open(door, state);
    worlds.set(state, world);
    return world;
  };
  const leave = async (world: World, state: StoreState) => {
    if (state !== 'open') await world.end();
  };
  afterAll(async () => {
    for (const world of worlds.values()) await (await world).end();
  });

  test.each(calls)(
    '$path answers what the contract says',
    async ({ path, procedure, store, input, answers, check }) => {
      const world = await worldOf(store);
      const given = await input(world);
      if (answers) {
        expect(await errorOf(call(world, path, given))).toMatchObject({ code: answers, defined: true });
      } else {
        const output = await call(world, path, given);
        const schema = procedure['~orpc'].outputSchema;
        if (path !== 'events.subscribe')
          expect(await schema?.['~standard'].validate(output)).toEqual({ value: output });
        await check(output, given);
      }
      await leave(world, store);
    },
  );

  test.each(calls.filter(({ bad }) => bad.length > 0))(
    '$path refuses malformed input',
    async ({ path, store, bad }) => {
      const world = await worldOf(store);
      for (const [index, input] of bad.entries()) {
        const error = await errorOf(call(world, path, input));
        expect(error).toMatchObject({ code: 'validation', status: errorCodes.validation, defined: true });
        const key = `${path} ${index}`;
        errors.set(key, { ...errors.get(key), [door]: error });
      }
      await leave(world, store);
    },
  );

  test.each(calls.filter(({ bad }) => bad.length === 0))('$path has no input to be malformed', ({ procedure }) => {
    expect(procedure['~orpc'].inputSchema).toBeUndefined();
  });
});

test('an error is the same, whichever door it leaves by', () => {
  expect(errors.size).toBeGreaterThan(40);
  for (const [key, answers] of errors) {
    const expected = Object.fromEntries(doorNames.map((door) => [door, answers.MessagePort]));
    expect({ [key]: answers }).toEqual({ [key]: expected });
  }
});
