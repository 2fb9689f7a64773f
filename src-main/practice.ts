import path from 'node:path';
import { appFeature, localUser, readSettings } from './features/app';
import { emptyBinJob, scheduleBin } from './features/bin';
import { companiesFeature, companyProjection, companyTasks } from './features/companies';
import { connectionsFeature } from './features/connections';
import { companyRenamedJob, contactProjection, contactsFeature, contactTasks } from './features/contacts';
import { demoFeature, demoTask, fillDemo, isEmpty } from './features/demo';
import { collectJob, filesFeature, filesProjection, scheduleCollection, Uploads } from './features/files';
import { historyFeature } from './features/history';
import { importsFeature, importTasks } from './features/imports';
import { networkFeature } from './features/network';
import {
  makeNotify,
  notificationProjection,
  notificationsFeature,
  type ShowNotification,
  tellOfLongWork,
} from './features/notifications';
import { partiesFeature } from './features/parties';
import { compactJob, searchFeature } from './features/search';
import type { Clock } from './platform/clock/clock';
import type { EventBus } from './platform/events/event-bus';
import type { FeatureContext } from './platform/feature';
import { EncryptedFiles } from './platform/files/encrypted-files';
import type { FileStore } from './platform/files/file-store';
import { Jobs } from './platform/jobs/jobs';
import { revertTask, Undo } from './platform/journal/undo';
import type { Logger } from './platform/log/logger';
import { Net } from './platform/net/net';
import { OperationRunner } from './platform/operations/runner';
import { Reads } from './platform/reads/reads';
import { Secrets } from './platform/secrets/secrets';
import { Checkpointer } from './platform/store/checkpointer';
import type { Actor } from './platform/store/handles';
import { openStore } from './platform/store/open-store';
import createReadsWorker from './reads.worker?nodeWorker';
import { capturedTables } from './schema';

export interface PracticeOptions {
  file: string;
  key: Uint8Array;
  clock: Clock;
  bus: EventBus;
  log: Logger;
  /** Shows a notification outside the window, where the host can. */
  showNotification?: ShowNotification | undefined;
}

export type Practice = ReturnType<typeof openPractice>;

/** Everything that lives while the store is open. Fails: `storage`, when the store does not open. */
export function openPractice({ file, key, clock, bus, log, showNotification }: PracticeOptions) {
  let context: FeatureContext;
  const later = () => context;

  const projections = [companyProjection, contactProjection(later), filesProjection(later), notificationProjection];
  const store = openStore({ file, key, clock, bus, captured: capturedTables, projections });
  let self: string;
  let files: FileStore;
  try {
    self = localUser(store);
    files = new EncryptedFiles({ folder: path.join(path.dirname(file), 'files'), key, clock, log });
  } catch (error) {
    store.close();
    throw error;
  }
  const actor = (): Actor => ({ kind: 'user', id: self });
  const checkpointer = new Checkpointer(store, file, key);
  const reads = new Reads((cancelled) => createReadsWorker({ workerData: { file, key, cancelled } }));
  const runner = new OperationRunner({
    store,
    tasks: [revertTask(store), demoTask, ...contactTasks(later), ...companyTasks(later), ...importTasks(later)],
    log,
    room: () => checkpointer.room(),
    takeBack: (id) => context.undo.takeBack(id, actor()),
  });
  const notify = makeNotify(later, showNotification);
  const jobTypes = [companyRenamedJob(later), compactJob(later), emptyBinJob(later), collectJob(later)];
  const jobs = new Jobs(store, jobTypes, log, ({ id, type }) =>
    notify({ kind: 'job.exhausted', params: { job: type }, jobId: id, dedupeKey: `job ${id}` }),
  );
  const undo = new Undo(store, runner);
  const net = new Net(store);
  context = { store, runner, undo, jobs, reads, files, log, net, secrets: new Secrets(store), actor, notify };
  const stopTelling = tellOfLongWork(store, notify);

  const uploads = new Uploads(files, clock);

  const stop = async () => {
    stopTelling();
    const rested = Promise.all([uploads.stop(), jobs.stop()]);
    net.stop();
    await rested;
    await runner.stop();
    await reads.stop();
    await checkpointer.stop();
    store.close();
  };
  try {
    runner.resumeInterrupted();
    scheduleBin(context);
    scheduleCollection(context);
    jobs.start();
  } catch (error) {
    void stop();
    throw error;
  }

  const country = () => readSettings(context).country;
  const language = () => readSettings(context).locale;
  const features = {
    app: appFeature(context),
    contacts: contactsFeature({ ...context, country }),
    companies: companiesFeature(context),
    parties: partiesFeature({ ...context, country }),
    connections: connectionsFeature(context),
    files: filesFeature(context, uploads),
    search: searchFeature(context),
    history: historyFeature(context),
    notifications: notificationsFeature(context),
    demo: demoFeature(context),
    imports: importsFeature({ ...context, country, language }),
    network: networkFeature(context),
  };

  return {
    handlers: {
      app: { ...features.app.handlers, ...features.demo.handlers },
      contacts: features.contacts.handlers,
      companies: features.companies.handlers,
      parties: features.parties.handlers,
      connections: features.connections.handlers,
      files: features.files.handlers,
      search: features.search.handlers,
      history: features.history.handlers.history,
      operations: features.history.handlers.operations,
      notifications: features.notifications.handlers,
      imports: features.imports.handlers,
      network: features.network.handlers,
    },
    notify,
    /** Fills the store with the sample practice, unless it has contacts. */
    async fillWithSample() {
      if (isEmpty(store)) await fillDemo(context);
    },
    stop,
  };
}
