import { homedir } from 'node:os';
import path from 'node:path';
import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import { ArchiveService } from './archive/service';
import { foldersNearby } from './backup/nearby';
import { BackupService } from './backup/service';
import type { SafetyMeans, SafetyOptions } from './means';
import { PrivacyService } from './privacy/service';
import { RestoreService } from './restore/service';
import { Staging } from './staging';
import { Work } from './work';

export { secretName as backupSecret } from './backup/service';
export { erasedTraces } from './marks';
export type { SafetyOptions, ServerKeys } from './means';

const os = implement(contract);

/** Backups, restores, archives, and what persons may ask for. Lives beside the store: it works while that is closed, too. */
export function safetyFeature(options: SafetyOptions) {
  const staging = new Staging(path.join(options.dataFolder, 'staging'));
  const work = new Work(options.log);
  const means: SafetyMeans = { ...options, staging, work };
  const backups = new BackupService(means);
  const restores = new RestoreService(means, backups);
  const archives = new ArchiveService(means);
  const privacy = new PrivacyService(means, backups);
  const done = async (act: () => unknown) => {
    await act();
    return {};
  };
  return {
    handlers: {
      safety: {
        work: os.safety.work.handler(() => ({ work: work.status() })),
        cancel: os.safety.cancel.handler(() => done(() => work.cancel())),
        read: os.safety.read.handler(({ input }) => staging.read(input.outputId, input.offset)),
        discard: os.safety.discard.handler(({ input }) => done(() => staging.discard(input.outputId))),
        beginUpload: os.safety.beginUpload.handler(({ input }) => ({
          uploadId: staging.beginUpload(input.fileName, input.size),
        })),
        append: os.safety.append.handler(async ({ input: { uploadId, offset, data } }) => ({
          received: await staging.append(uploadId, offset, new Uint8Array(await data.arrayBuffer())),
        })),
      },
      backups: {
        list: os.backups.list.handler(async ({ input }) => ({ backups: await backups.list(input.place) })),
        nearby: os.backups.nearby.handler(async () => ({
          folders: await foldersNearby(homedir(), options.dataFolder),
        })),
        create: os.backups.create.handler(() => backups.create()),
        settings: os.backups.settings.handler(() => backups.settings()),
        saveSettings: os.backups.saveSettings.handler(({ input }) =>
          done(() => backups.saveSettings(input.settings, input.s3Keys)),
        ),
        tryServer: os.backups.tryServer.handler(({ input }) => done(() => backups.tryServer(input.server, input.keys))),
        prepareRestore: os.backups.prepareRestore.handler(({ input }) =>
          restores.prepare(input.place, input.name, input.unlock),
        ),
        restore: os.backups.restore.handler(({ input }) => restores.restore(input.workId)),
        forgetAside: os.backups.forgetAside.handler(({ input }) => done(() => restores.forgetAside(input.name))),
      },
      archive: {
        create: os.archive.create.handler(({ input }) => archives.create(input.passphrase)),
        read: os.archive.read.handler(({ input }) => archives.read(input)),
      },
      privacy: {
        exportPerson: os.privacy.exportPerson.handler(({ input }) => privacy.exportPerson(input.partyId)),
        counts: os.privacy.counts.handler(({ input }) => privacy.counts(input.partyId)),
        erase: os.privacy.erase.handler(({ input }) => privacy.erase(input.partyId, input.name)),
        certificates: os.privacy.certificates.handler(() => ({ certificates: privacy.certificates() })),
      },
    },
    work,
    /** What lives while the store is open. */
    context: options.context,
    /** Looks whether the day's backup is due. */
    tick: () => backups.tick(),
    /** `sweep` removes what an earlier run left half: only who has the store's lock may. */
    start({ sweep }: { sweep: boolean }) {
      if (sweep) staging.sweep();
      backups.start();
    },
    async stop() {
      backups.stop();
      await work.stop();
      staging.stop();
    },
  };
}
