import { chmodSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeTestFolders, testFolder } from '../support/store';
import { bundleProgram } from './bundle';
import type { SafetyDiskReport } from './safety-disk-program';
import { runOnSmallDisk } from './small-disk';

describe('a disk without room for work on the whole store', () => {
  let report: SafetyDiskReport;
  beforeAll(async () => {
    const program = await bundleProgram('safety-disk-program', 'safety-disk');
    const folder = testFolder();
    chmodSync(folder, 0o755);
    const { status, stdout, stderr } = runOnSmallDisk([process.execPath, program], folder);
    if (status !== 0) throw new Error(`the program ended with ${status}: ${stderr}`);
    report = JSON.parse(stdout) as SafetyDiskReport;
  }, 180_000);
  afterAll(removeTestFolders);

  const full = (state: string) => ({ error: { code: 'storage', reason: 'disk_full' }, state });

  it('fails a backup by name, and makes a proven one when there is room', () => {
    expect(report.backup).toEqual({ full: full('open'), before: 21, again: 'done', after: 21 });
    // One a day is kept, and none of them is half.
    expect(report.backups).toEqual([null]);
  });

  it('fails an archive by name, and writes it when there is room', () => {
    expect(report.export).toEqual({ full: full('open'), before: 21, again: 'done', after: 21 });
  });

  it('fails a restore before anything is replaced', () => {
    expect(report.restore).toEqual({ full: full('open'), before: 21, again: 'done', after: 21 });
  });

  it('fails an erasure with everybody still there, and erases when there is room', () => {
    expect(report.erase).toEqual({ full: full('open'), before: 21, again: 'done', after: 20 });
  });

  it('fails the reading of an archive with no store made, and makes it when there is room', () => {
    expect(report.import).toEqual({ full: full('new'), before: 0, again: 'done', after: 21 });
  });
});
