import { implement } from '@orpc/server';
import { contract } from '../src-shared/contract';
import { AppError } from '../src-shared/errors';
import { openServer } from './engines/backup/servers';
import { diagnosticsFeature } from './features/diagnostics';
import type { ShowNotification } from './features/notifications';
import { safetyFeature } from './features/safety';
import { Vault, vaultHandlers } from './features/vault';
import { type Clock, systemClock } from './platform/clock/clock';
import { Recorder } from './platform/diagnostics/recorder';
import { EventBus } from './platform/events/event-bus';
import type { Keychain } from './platform/keys/keychain';
import type { Logger } from './platform/log/logger';
import { openPractice, type Practice } from './practice';
import { type CoreRouter, routerOver } from './router';
import createSafetyWorker from './safety.worker?nodeWorker';

export type { CallContext, CoreRouter } from './router';

export interface CoreOptions {
  /** Folder of the store; made when missing. */
  dataFolder: string;
  host: 'electron' | 'headless';
  version: string;
  /** Fills a new store with the sample practice and opens without asking. */
  demo: boolean;
  /** Null where the host has none. */
  keychain: Keychain | null;
  /** Opens (or creates) the store at start without asking, for unattended starts. */
  passphrase?: string;
  log: Logger;
  /** Shows a notification outside the window, where the host can. */
  showNotification?: ShowNotification;
  clock?: Clock;
}

export interface Core {
  /** Answers at once; while the store is locked, what needs the store fails with `locked`. */
  router: CoreRouter;
  vault: Vault;
  /** Work on the store as a whole, and whether the day's backup is due. */
  safety: Pick<ReturnType<typeof safetyFeature>, 'work' | 'tick' | 'context'>;
  /** Settles when the store stands open or has to be asked for; rejects when the key given does not fit. */
  started: Promise<void>;
  stop(): Promise<void>;
}

const os = implement(contract);
const alwaysThere = new Set(['vault', 'safety', 'backups', 'archive', 'privacy', 'diagnostics']);

/** The composition root: opens the store, builds features and engines. Knows no host and no Electron. */
export function startCore(options: CoreOptions): Core {
  const { dataFolder: folder, host, demo, keychain, clock = systemClock } = options;
  const log = new Recorder(options.log, clock);
  const bus = new EventBus();
  let practice: Practice | null = null;

  const vault = new Vault({
    folder,
    host,
    demo,
    keychain,
    clock,
    bus,
    close: async () => {
      await practice?.stop();
      practice = null;
    },
    open: (file, key) => {
      practice = openPractice({
        file,
        key,
        clock,
        bus,
        log,
        took: log.took,
        showNotification: options.showNotification,
      });
      if (demo) practice.fillWithSample().catch((error) => log.error({ err: error }, 'no sample practice'));
    },
  });
  const safety = safetyFeature({
    dataFolder: folder,
    vault,
    clock,
    log,
    startTask: createSafetyWorker,
    context: () => practice?.context ?? null,
    openServer,
    onMade: () => practice?.begin({}),
  });
  const diagnostics = diagnosticsFeature({
    version: options.version,
    host,
    clock,
    recorder: log,
    status: () => vault.status(),
    reads: () => practice?.context.reads ?? null,
  });
  const unlocked = {
    ...safety.handlers,
    ...diagnostics.handlers,
    vault: vaultHandlers(vault, (wishes) => practice?.begin(wishes)),
    app: {
      info: os.app.info.handler(() => ({ version: options.version, host, platform: process.platform })),
    },
    events: {
      subscribe: os.events.subscribe.handler(({ lastEventId, signal }) => bus.stream(lastEventId, signal)),
    },
  };
  const router = routerOver(
    (path) => {
      const [feature = '', name = ''] = path;
      if (alwaysThere.has(feature) || path.join('.') === 'app.info' || feature === 'events') return unlocked;
      if (!practice) throw new AppError('locked', `${feature}.${name} needs the store to be open`);
      return practice.handlers;
    },
    log,
    log.took,
  );

  const started = vault.start(options.passphrase);
  // The lock is held from here on, unless another program has it: then what lies about is that one's.
  safety.start({ sweep: vault.status().problem?.kind !== 'open_elsewhere' });
  started.catch((error: unknown) => log.warn({ err: error }, 'the store did not open by itself'));
  return {
    router,
    vault,
    safety,
    started,
    async stop() {
      await started.catch(() => {});
      diagnostics.stop();
      await safety.stop();
      await practice?.stop();
      practice = null;
      vault.stop();
    },
  };
}
