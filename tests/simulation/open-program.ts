import { writeSync } from 'node:fs';
import { startCore } from '../../src-main/core';
import type { VaultStatus } from '../../src-shared/contract/vault';
import { AppError } from '../../src-shared/errors';

/** What a start found, and why the key did not open the store. */
export interface OpenReport {
  found: VaultStatus['state'];
  status: VaultStatus;
  failed: string | null;
}

const [dataFolder = '', passphrase = ''] = process.argv.slice(2);
const log = { info() {}, warn() {}, error() {} };
const core = startCore({ dataFolder, host: 'headless', version: '0', demo: false, keychain: null, log });
await core.started;
const found = core.vault.status().state;
const failed = await (found === 'new'
  ? core.vault.create({ passphrase, keychain: false })
  : core.vault.unlock({ with: 'passphrase', passphrase })
).then(
  () => null,
  (error: unknown) => (error instanceof AppError ? `${error.code} ${String(error.details.reason)}` : String(error)),
);
const report: OpenReport = { found, status: core.vault.status(), failed };
writeSync(1, JSON.stringify(report));
await core.stop();
