import { implement } from '@orpc/server';
import { type Core, type CoreRouter, startCore } from '../../src-main/core';
import { contract } from '../../src-shared/contract';
import { silentLog } from './store';
import { tempFolder } from './temp-folder';

/** The real core over an open, empty store in a folder of its own. */
export async function openTestCore(): Promise<Core & { dataFolder: string }> {
  const folder = tempFolder();
  const dataFolder = `${folder.path}/data`;
  const core = startCore({
    dataFolder,
    host: 'headless',
    version: '0.0.0',
    demo: false,
    keychain: null,
    passphrase: 'correct horse battery staple',
    log: silentLog,
  });
  await core.started;
  return {
    ...core,
    dataFolder,
    async stop() {
      await core.stop();
      folder.remove();
    },
  };
}

export const os = implement(contract);

/** A core that is nothing but the handlers given: for what is the doors' business alone. */
export async function coreOf(handlers: object): Promise<Core> {
  const core = await openTestCore();
  return { ...core, router: handlers as CoreRouter };
}
