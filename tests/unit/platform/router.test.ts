import { createRouterClient, implement, ORPCError } from '@orpc/server';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Logger } from '../../../src-main/platform/log/logger';
import { routerOver } from '../../../src-main/router';
import { contract } from '../../../src-shared/contract';
import { AppError, type ErrorCode, errorCodes } from '../../../src-shared/errors';

const os = implement(contract);

/** A client of a router whose `app.settings` throws `error`; what was logged; and every path that was asked for. */
function clientThat(fails: () => never) {
  const logged: { details: object; message: string }[] = [];
  const asked: string[] = [];
  const keep = (details: object, message: string) => logged.push({ details, message });
  const log: Logger = { info: keep, warn: keep, error: keep };
  const handlers = { app: { settings: os.app.settings.handler(fails), info: os.app.info.handler(fails) } };
  const router = routerOver((path) => {
    asked.push(path.join('.'));
    return handlers;
  }, log);
  return { client: createRouterClient(router, { context: {} }), logged, asked };
}

const caught = async (work: Promise<unknown>): Promise<ORPCError<string, unknown>> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ORPCError)) throw new Error(`not what crosses the wire: ${String(error)}`);
  return error;
};

describe('what crosses the wire', () => {
  it('is each error of the closed list as it is, with its status', async () => {
    for (const code of Object.keys(errorCodes) as ErrorCode[]) {
      const { client, logged } = clientThat(() => {
        throw new AppError(code, 'in words', { reason: 'why', field: 'name' });
      });
      expect(await caught(client.app.settings())).toMatchObject({
        ...{ code, status: errorCodes[code], message: 'in words', data: { reason: 'why', field: 'name' } },
      });
      expect(logged).toEqual([]);
    }
  });

  it('is of any other error only an id, under which the log has the rest', async () => {
    for (const thrown of [new TypeError('secret of Lena'), 'secret of Lena', { secret: 'of Lena' }, undefined]) {
      const { client, logged } = clientThat(() => {
        throw thrown;
      });
      const error = await caught(client.app.settings());
      expect(error).toMatchObject({ code: 'internal', status: 500, message: 'internal error' });
      expect(JSON.stringify(error)).not.toContain('Lena');
      expect(error.data).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
      expect(logged).toMatchObject([{ details: { id: (error.data as { id: string }).id, err: thrown } }]);
    }
  });

  it('is of what the disk did the reason, not an unknown error', async () => {
    const { client, logged } = clientThat(() => {
      throw new Database.SqliteError('database disk image is malformed', 'SQLITE_CORRUPT_VTAB');
    });
    expect(await caught(client.app.settings())).toMatchObject({ code: 'storage', data: { reason: 'corrupt' } });
    expect(logged).toEqual([]);
  });

  it('is of malformed input the field, and no handler runs', async () => {
    const { client } = clientThat(() => {
      throw new Error('must not run');
    });
    const settings = {
      app: {
        saveSettings: os.app.saveSettings.handler(() => ({
          locale: null,
          theme: 'auto' as const,
          userName: '',
          country: 'DE',
          systemNotifications: 'attention' as const,
        })),
      },
    };
    const router = routerOver(() => settings, { info() {}, warn() {}, error() {} });
    const strict = createRouterClient(router, { context: {} });
    expect(await caught(strict.app.saveSettings({ country: 'Germany' }))).toMatchObject({
      ...{ code: 'validation', status: 422, data: { field: 'country', reason: 'malformed' } },
    });
    expect(await caught(client.history.changes({ id: -1 }))).toMatchObject({
      code: 'validation',
      data: { field: 'id' },
    });
  });

  it('never carries a column that was not declared', async () => {
    const answer = { version: '1', host: 'headless' as const, platform: 'linux', secret: 'x' };
    const router = routerOver(() => ({ app: { info: os.app.info.handler(() => answer) } }), {
      info() {},
      warn() {},
      error() {},
    });
    const client = createRouterClient(router, { context: {} });
    expect(await client.app.info()).toEqual({ version: '1', host: 'headless', platform: 'linux' });
  });

  it('is "unsupported" for what nobody answers, and "locked" where the store is not open', async () => {
    const { client, asked } = clientThat(() => {
      throw new AppError('not_found', 'x');
    });
    expect(await caught(client.operations.running())).toMatchObject({ code: 'unsupported' });
    expect(asked).toEqual(['operations.running']);
    const closed = routerOver(
      () => {
        throw new AppError('locked', 'the store is locked');
      },
      { info() {}, warn() {}, error() {} },
    );
    expect(await caught(createRouterClient(closed, { context: {} }).operations.running())).toMatchObject({
      code: 'locked',
      status: 423,
    });
  });
});
