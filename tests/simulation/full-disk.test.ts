import { chmodSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrations } from '../../src-main/platform/store/migrate';
import { removeTestFolders, testFolder } from '../support/store';
import { bundleProgram } from './bundle';
import type { DiskReport } from './disk-program';
import { grown } from './open';
import { runOnSmallDisk } from './small-disk';

describe('a full disk', () => {
  let report: DiskReport;
  beforeAll(async () => {
    const program = await bundleProgram('disk-program', 'full-disk');
    const folder = testFolder();
    chmodSync(folder, 0o755);
    const { status, stdout, stderr } = runOnSmallDisk([process.execPath, program], folder);
    if (status !== 0) throw new Error(`the program ended with ${status}: ${stderr}`);
    report = JSON.parse(stdout) as DiskReport;
  }, 180_000);
  afterAll(removeTestFolders);

  const diskFull = { code: 'storage', reason: 'disk_full' };

  it('refuses a write by name, as often as it is tried, and still answers what is there', () => {
    expect(report.writing.acknowledged).toBeGreaterThan(5);
    expect(report.writing).toMatchObject({ failed: diskFull, again: diskFull, readable: true });
  });

  it('lets long work wait, and go on to the end when there is room', () => {
    expect(report.writing.half.isDone).toBe(false);
    expect(report.writing.half.changes).toBeLessThan(grown);
    expect(report.writing.whole).toEqual({ state: 'done', changes: grown });
    expect(report.writing.count).toBe(grown);
  });

  it('loses nothing acknowledged and damages nothing', () => {
    expect(report.writing).toMatchObject({ afterRoom: null, integrity: 'ok', kept: true });
  });

  it('is a problem with a name when a store is created, which then succeeds', () => {
    expect(report.creation).toEqual({
      before: 'new',
      failed: diskFull,
      problem: 'disk_full',
      opened: null,
      after: 'open',
    });
  });

  it('leaves the passphrase as it was', () => {
    expect(report.passphrase).toEqual({ failed: diskFull, state: 'open' });
  });

  it('leaves a store that was to be migrated byte for byte, and migrates it later', () => {
    expect(report.migration).toEqual({
      failed: diskFull,
      isUntouched: true,
      count: 100,
      version: migrations.length,
    });
  });
});
