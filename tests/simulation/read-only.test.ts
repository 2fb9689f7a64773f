import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, type Dirent, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startCore } from '../../src-main/core';
import { removeTestFolders, silentLog, testFolder } from '../support/store';
import { bundleProgram } from './bundle';
import type { OpenReport } from './open-program';
import { asOrdinaryUser } from './small-disk';

const passphrase = 'correct horse battery staple';
let program = '';
let folder = '';

beforeAll(async () => {
  program = await bundleProgram('open-program', 'read-only');
});

beforeEach(async () => {
  const parent = testFolder();
  chmodSync(parent, 0o755);
  folder = path.join(parent, 'data');
  const core = startCore({
    ...{ dataFolder: folder, host: 'headless', version: '0', demo: false, keychain: null, log: silentLog },
    passphrase,
  });
  await core.started;
  await core.stop();
});

afterEach(() => {
  if (existsSync(folder)) for (const each of folders()) chmodSync(each, 0o700);
  removeTestFolders();
});

/** Starts the core there as an ordinary user: root may write anywhere. */
function open(given = passphrase): OpenReport {
  const [command = '', ...args] = [...asOrdinaryUser, process.execPath, program, folder, given];
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 30_000 });
  if (status !== 0) throw new Error(`the program ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as OpenReport;
}

const inside = (isWanted: (entry: Dirent) => boolean): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(isWanted)
    .map((entry) => path.join(entry.parentPath, entry.name));
const files = () => inside((entry) => entry.isFile());
const folders = () => [folder, ...inside((entry) => entry.isDirectory())];

const contents = () =>
  Object.fromEntries(files().map((file) => [path.relative(folder, file), readFileSync(file).toString('base64')]));

/** Gives folders and files to the ordinary user, with these rights. */
function give(folderMode: number, fileMode: number): void {
  for (const each of folders()) chmodSync(each, 0o755);
  for (const file of files()) chmodSync(file, fileMode);
  if (asOrdinaryUser.length > 0) for (const each of [...folders(), ...files()]) chownSync(each, 65534, 65534);
  for (const each of folders()) chmodSync(each, folderMode);
}

describe('a folder that may not be written', () => {
  it('is a problem with a name, and everything in it stays byte for byte', () => {
    give(0o555, 0o444);
    const before = contents();
    const report = open();
    expect(report.status).toMatchObject({ state: 'problem', problem: { kind: 'read_only' } });
    expect(contents()).toEqual(before);
  });

  it('is a problem although the files in it could be written', () => {
    give(0o555, 0o644);
    const before = readFileSync(path.join(folder, 'praxis.db'));
    const report = open();
    expect(report.status).toMatchObject({ state: 'problem', problem: { kind: 'read_only' } });
    expect(readFileSync(path.join(folder, 'praxis.db'))).toEqual(before);
  });

  it('is a problem when only the store itself may not be written', () => {
    give(0o755, 0o644);
    chmodSync(path.join(folder, 'praxis.db'), 0o444);
    const before = readFileSync(path.join(folder, 'praxis.db'));
    expect(open().status).toMatchObject({ state: 'problem', problem: { kind: 'read_only' } });
    expect(readFileSync(path.join(folder, 'praxis.db'))).toEqual(before);
    expect(readdirSync(folder)).not.toContain('praxis.db-wal');
  });

  it('opens once it may be written again', () => {
    give(0o555, 0o444);
    expect(open().status.state).toBe('problem');
    give(0o755, 0o644);
    expect(open()).toMatchObject({ found: 'locked', failed: null, status: { state: 'open' } });
  });

  it('can not be made where no folder may be made', () => {
    const closed = path.join(folder, 'closed');
    mkdirSync(closed, { mode: 0o555 });
    give(0o755, 0o644);
    chmodSync(closed, 0o555);
    folder = path.join(closed, 'data');
    const report = open();
    folder = path.dirname(closed);
    expect(report.status).toMatchObject({ state: 'problem', problem: { kind: 'read_only' } });
    expect(statSync(closed).mode & 0o777).toBe(0o555);
    expect(readdirSync(closed)).toEqual([]);
  });

  it('says nothing about the disk when merely the key is wrong', () => {
    give(0o755, 0o644);
    const before = readFileSync(path.join(folder, 'praxis.db'));
    expect(open('not the passphrase')).toMatchObject({ failed: 'forbidden wrong_key', status: { state: 'locked' } });
    expect(readFileSync(path.join(folder, 'praxis.db'))).toEqual(before);
  });
});
