import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FolderPlace } from '../../../src-main/features/safety/backup/folder-place';
import { spreadLedger } from '../../../src-main/features/safety/backup/make';
import { extendLedger, ledgerName, parseLedger } from '../../../src-main/features/safety/ledger';
import { removeTestFolders, testFolder } from '../../support/store';

afterEach(removeTestFolders);

describe('the ledger of those erased', () => {
  it('in a place that two stores share keeps what each of them erased', async () => {
    const [one, other] = [testFolder(), testFolder()];
    const [first, second] = ['a'.repeat(64), 'b'.repeat(64)];
    extendLedger(path.join(one, ledgerName), [first]);
    extendLedger(path.join(other, ledgerName), [second]);
    const shared = new FolderPlace(testFolder());
    await spreadLedger(one, shared);
    await spreadLedger(other, shared);
    expect(parseLedger((await shared.read(ledgerName)) ?? '')).toEqual([first, second]);
  });
});
