import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Core } from '../../src-main/core';
import { startHeadlessServer } from '../../src-main/hosts/headless/server';
import { contract } from '../../src-shared/contract';
import { errorCodes } from '../../src-shared/errors';
import { coreOf } from '../support/core';
import { type HeadlessServer, logIn } from '../support/doors';
import { ask } from '../support/http';
import { silentLog } from '../support/store';

interface Operation {
  operationId: string;
  responses: Record<string, unknown>;
  parameters?: { name: string; in: string }[];
  requestBody?: unknown;
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

let core: Core;
let server: HeadlessServer;
let document: Document;

beforeAll(async () => {
  core = await coreOf({});
  server = await startHeadlessServer({ core, version: '1.2.3', rendererFolder: '', port: 0, log: silentLog });
  const cookie = await logIn(server);
  document = JSON.parse((await ask(server.port, '/api/openapi.json', { headers: { cookie } })).text);
});
afterAll(async () => {
  await server.close();
  await core.stop();
});

const procedures: [path: string, procedure: AnyContractProcedure][] = Object.entries(contract).flatMap(
  ([feature, nodes]) =>
    Object.entries(nodes).map(([name, node]): [string, AnyContractProcedure] => [`${feature}.${name}`, node]),
);

const served = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );

test('the document that is served is valid OpenAPI 3.1', async () => {
  const result = await new Validator().validate({ ...structuredClone(document) });
  expect(result.errors ?? []).toEqual([]);
  expect(result.valid).toBe(true);
  expect(document.openapi).toMatch(/^3\.1\./);
});

test('it describes every procedure of the contract, at its address, and nothing else', () => {
  expect(procedures.every(([, procedure]) => isContractProcedure(procedure))).toBe(true);
  const expected = procedures.map(([id, procedure]) => {
    const { method, path } = procedure['~orpc'].route;
    return `${method} ${path} ${id}`;
  });
  const actual = served().map(({ method, path, operation }) => `${method} ${path} ${operation.operationId}`);
  expect(actual.sort()).toEqual(expected.sort());
});

test('each procedure names the input it takes, what it answers, and every error of the closed list', () => {
  const operations = new Map(served().map(({ operation }) => [operation.operationId, operation]));
  for (const [id, procedure] of procedures) {
    const { inputSchema } = procedure['~orpc'];
    const operation = operations.get(id);
    const takesInput = operation?.requestBody !== undefined || (operation?.parameters ?? []).length > 0;
    expect(`${id} takes input: ${takesInput}`).toBe(`${id} takes input: ${inputSchema !== undefined}`);
    const statuses = Object.values(errorCodes).map(String);
    expect(Object.keys(operation?.responses ?? {}).sort()).toEqual([...new Set(['200', ...statuses])].sort());
  }
});
