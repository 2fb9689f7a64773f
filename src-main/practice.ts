import path from 'node:path';
import type { ContractProcedure } from '@orpc/contract';
import type { Procedure } from '@orpc/server';
import type { contract } from '../src-shared/contract';
import { engines as allEngines } from './engines';
import { accountHandlers } from './engines/carddav';
import { appFeature, localUser, readSettings, saveSettings } from './features/app';
import { binFeature, emptyBinJob, scheduleBin } from './features/bin';
import { bulkFeature, bulkTasks } from './features/bulk';
import { companiesFeature, companyTasks } from './features/companies';
import { connectionsFeature } from './features/connections';
import { companyRenamedJob, contactsFeature, contactTasks } from './features/contacts';
import { dealsFeature, dealsRenamedJob, dealTasks } from './features/deals';
import { demoFeature, demoTask, fillDemo, isEmpty, removeSampleTask } from './features/demo';
import { duplicatesFeature, duplicateTasks, Finder, searchJob } from './features/duplicates';
import { fieldsFeature, fieldTasks, recomputeJob, reindexJob } from './features/fields';
import { collectJob, filesFeature, scheduleCollection, Uploads } from './features/files';
import { historyFeature } from './features/history';
import { importsFeature, importTasks } from './features/imports';
import { networkFeature } from './features/network';
import { makeNotify, notificationsFeature, type ShowNotification, tellOfLongWork } from './features/notifications';
import { objectsFeature, objectTasks } from './features/objects';
import { partiesFeature } from './features/parties';
import { practiceFeature } from './features/practice';
import { productsFeature, productTasks } from './features/products';
import { recordsFeature } from './features/records';
import { reportsFeature } from './features/reports';
import { compactJob, searchFeature } from './features/search';
import { scheduleTaskReminders, taskRemindJob, tasksFeature, taskTasks } from './features/tasks';
import { markInTouch, remindJob, scheduleReminder, todayFeature } from './features/today';
import type { FirstWishes } from './features/vault';
import { viewsFeature } from './features/views';
import { beginWelcome, welcomeFeature } from './features/welcome';
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
import { projectionsOf } from './projections';
import createReadsWorker from './reads.worker?nodeWorker';
import { reindexers } from './reindex';
import type { CallContext } from './router';
import { capturedTables } from './schema';

export interface PracticeOptions {
  file: string;
  key: Uint8Array;
  clock: Clock;
  bus: EventBus;
  log: Logger;
  /** Is told how long each long read ran. */
  took?: (name: string, ms: number) => void;
  /** Shows a notification outside the window, where the host can. */
  showNotification?: ShowNotification | undefined;
}

/** What answers a part of the contract. Spelt out: what the compiler infers of it is too long to be written down. */
type Answers<Part> =
  Part extends ContractProcedure<infer Input, infer Output, infer Errors, infer Meta>
    ? Procedure<CallContext, CallContext, Input, Output, Errors, Meta>
    : { [Key in keyof Part]: Answers<Part[Key]> };

/** What answers without an open store, or by other means (see core.ts); of `app` only `info`. */
type Elsewhere = 'app' | 'vault' | 'safety' | 'backups' | 'archive' | 'privacy' | 'diagnostics' | 'events';

export interface Practice {
  handlers: Answers<Omit<typeof contract, Elsewhere> & { app: Omit<typeof contract.app, 'info'> }>;
  /** A user has just made the store on the first screens, anew or of an archive. */
  begin(wishes: FirstWishes): void;
  notify: FeatureContext['notify'];
  context: FeatureContext;
  /** Fills the store with the sample practice, unless it has contacts. */
  fillWithSample(): Promise<void>;
  stop(): Promise<void>;
}

/** Everything that lives while the store is open. Fails: `storage`, when the store does not open. */
export function openPractice({ file, key, clock, bus, log, took, showNotification }: PracticeOptions): Practice {
  let context: FeatureContext;
  const later = () => context;

  const store = openStore({ file, key, clock, bus, captured: capturedTables, projections: projectionsOf(later) });
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
  const reads = new Reads((cancelled) => createReadsWorker({ workerData: { file, key, cancelled } }), took);
  const country = () => readSettings(context).country;
  const engines = allEngines(() => ({ ...context, country }));
  const runner = new OperationRunner({
    store,
    tasks: [
      revertTask(store),
      demoTask,
      removeSampleTask(later),
      ...contactTasks(later),
      ...companyTasks(later),
      ...bulkTasks(later),
      ...productTasks(later),
      ...objectTasks(later),
      ...dealTasks(later),
      ...taskTasks(later),
      ...duplicateTasks(later),
      ...importTasks(later),
      ...fieldTasks,
      ...engines.flatMap(({ tasks }) => tasks),
    ],
    log,
    room: () => checkpointer.room(),
    takeBack: (id) => context.undo.takeBack(id, actor()),
  });
  const notify = makeNotify(later, showNotification);
  const jobTypes = [
    companyRenamedJob(later),
    dealsRenamedJob(later),
    compactJob(later),
    emptyBinJob(later),
    collectJob(later),
    remindJob(later),
    taskRemindJob(later),
    recomputeJob(later),
    reindexJob(later, reindexers),
    ...engines.flatMap((engine) => engine.jobs),
    searchJob(() => finder),
  ];
  const jobs = new Jobs(store, jobTypes, log, ({ id, type }) =>
    notify({ kind: 'job.exhausted', params: { job: type }, jobId: id, dedupeKey: `job ${id}` }),
  );
  const undo = new Undo(store, runner);
  const net = new Net(store);
  context = { store, runner, undo, jobs, reads, files, log, net, secrets: new Secrets(store), actor, notify };
  const stopTelling = tellOfLongWork(store, notify);
  const finder = new Finder(context);

  const uploads = new Uploads(files, clock);

  const engineStops: (() => void)[] = [];
  const stop = async () => {
    stopTelling();
    for (const stopEngine of engineStops) stopEngine();
    finder.stop();
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
    scheduleReminder(context);
    scheduleTaskReminders(context);
    for (const engine of engines) engineStops.push(engine.start());
    jobs.start();
  } catch (error) {
    void stop();
    throw error;
  }

  const language = () => readSettings(context).locale;
  const features = {
    app: appFeature(context),
    contacts: contactsFeature({ ...context, country }),
    companies: companiesFeature({ ...context, country }),
    deals: dealsFeature({ ...context, country }),
    parties: partiesFeature({ ...context, country }),
    products: productsFeature({ ...context, country }),
    records: recordsFeature({ ...context, onTalked: markInTouch }),
    connections: connectionsFeature(context),
    fields: fieldsFeature({ ...context, country, language }),
    objects: objectsFeature({ ...context, language, country }),
    files: filesFeature(context, uploads),
    today: todayFeature(context),
    tasks: tasksFeature({ ...context, country }),
    duplicates: duplicatesFeature({ ...context, country, finder }),
    reports: reportsFeature(context),
    bin: binFeature(context),
    search: searchFeature(context),
    history: historyFeature(context),
    notifications: notificationsFeature(context),
    demo: demoFeature(context),
    imports: importsFeature({ ...context, country, language }),
    network: networkFeature(context),
    welcome: welcomeFeature(context),
    views: viewsFeature(context),
    bulk: bulkFeature({ ...context, country }),
    practice: practiceFeature({ ...context, country }),
  };

  return {
    handlers: {
      app: { ...features.app.handlers, ...features.demo.handlers },
      contacts: features.contacts.handlers,
      companies: features.companies.handlers,
      ...features.deals.handlers,
      parties: features.parties.handlers,
      ...features.products.handlers,
      records: features.records.handlers,
      connections: features.connections.handlers,
      fields: features.fields.handlers,
      objects: features.objects.handlers,
      files: features.files.handlers,
      today: features.today.handlers.today,
      tasks: features.tasks.handlers,
      touch: features.today.handlers.touch,
      duplicates: features.duplicates.handlers,
      reports: features.reports.handlers,
      bin: features.bin.handlers,
      search: features.search.handlers,
      history: features.history.handlers.history,
      operations: features.history.handlers.operations,
      notifications: features.notifications.handlers,
      imports: features.imports.handlers,
      accounts: accountHandlers({ ...context, country }),
      network: features.network.handlers,
      welcome: features.welcome.handlers,
      views: features.views.handlers,
      bulk: features.bulk.handlers,
      practice: features.practice.handlers,
    },
    begin(wishes) {
      if (Object.keys(wishes).length > 0) saveSettings(context, wishes);
      beginWelcome(context);
    },
    notify,
    context,
    async fillWithSample() {
      if (isEmpty(store)) await fillDemo(context);
    },
    stop,
  };
}
