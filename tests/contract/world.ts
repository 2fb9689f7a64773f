import { randomUUID } from 'node:crypto';
import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { v7 } from 'uuid';
import { startCore } from '../../src-main/core';
import type { contract } from '../../src-shared/contract';
import { richTextOf } from '../../src-shared/domain/rich-text/rich-text';
import { type Client, type Door, type DoorName, serveEveryDoor } from '../support/doors';
import { silentLog } from '../support/store';
import { tempFolder } from '../support/temp-folder';

export type Inputs = InferContractRouterInputs<typeof contract>;
export type Outputs = InferContractRouterOutputs<typeof contract>;

export const passphrase = 'correct horse battery staple';

/** A PNG, as base64. */
export const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNg+M/wHwAEAQH/7yMK/gAAAABJRU5ErkJggg==';

/** What a store is like when a procedure is called: not made yet, locked, open and empty, or open and in use. */
export type StoreState = 'new' | 'locked' | 'empty' | 'open';

/** Who is in Bonn, by company. */
export const aView = {
  text: '',
  where: { match: 'all' as const, of: [{ field: 'city', operator: 'is' as const, values: ['Bonn'] }] },
  sort: { column: 'company', direction: 'asc' as const },
  columns: ['name', 'company'],
  group: null,
  layout: 'table' as const,
};

/** The core, one door to it, and short ways to have something to call a procedure about. */
export class World {
  private constructor(
    readonly client: Client,
    private readonly door: Door,
    private readonly close: () => Promise<void>,
  ) {}

  static async open(name: DoorName, state: StoreState): Promise<World> {
    const folder = tempFolder();
    const start = async (key: { passphrase?: string }) => {
      const core = startCore({
        dataFolder: `${folder.path}/data`,
        host: 'headless',
        version: '0.0.0',
        demo: false,
        keychain: null,
        log: silentLog,
        ...key,
      });
      await core.started;
      return core;
    };
    if (state === 'locked') await (await start({ passphrase })).stop();
    const core = await start(state === 'new' || state === 'locked' ? {} : { passphrase });
    const served = await serveEveryDoor(core);
    const door = await served.open(name);
    return new World(door.client, door, async () => {
      await served.close();
      await core.stop();
      folder.remove();
    });
  }

  async end() {
    this.door.cut();
    await this.close();
  }

  /** A contact with a relationship: its id, and the relationship's. */
  related = async () => {
    const { id: partyId } = await this.contact();
    const { id: otherId } = await this.contact('King');
    const { id } = await this.client.connections.saveRelationship({ partyId, otherId, type: 'child' });
    return { partyId, id };
  };

  contact = async (familyName = 'Lovelace') =>
    this.client.contacts.create({
      givenName: 'Ada',
      familyName,
      emails: [{ value: `ada.${familyName.toLowerCase()}@mail.example` }],
      phones: [],
      tags: ['friend'],
    });

  /** Somebody one wants to stay in touch with. */
  inTouch = async () => {
    const contact = await this.contact();
    await this.client.touch.set({ partyId: contact.id, every: 6, unit: 'week' });
    return contact;
  };

  /** A task that comes back, about a contact, with a checklist. */
  task = async () => {
    const { id: recordId } = await this.contact();
    const { id } = await this.client.tasks.create({
      title: 'Send the offer',
      due: { on: '2030-01-07' },
      repeat: 'FREQ=MONTHLY',
      recordIds: [recordId],
    });
    return this.client.tasks.saveStep({ taskId: id, title: 'Print it' });
  };

  /** Two records of one person. */
  twins = async () => {
    const familyName = `Twin${v7()}`;
    return { leftId: (await this.contact(familyName)).id, rightId: (await this.contact(familyName)).id };
  };

  /** Two records of one person, once the program has noticed them: it looks a moment after a change. */
  noticedTwins = async () => {
    const pair = await this.twins();
    const { givenName, familyName } = await this.client.contacts.get({ id: pair.leftId });
    // The queue is full of others where a store is used by many; these two have a name of their own.
    const given = { givenName, familyName, emails: [`ada.${familyName.toLowerCase()}@mail.example`] };
    const until = Date.now() + 45_000;
    const isNoticed = async () => {
      const ids = (await this.client.duplicates.candidates(given)).map(({ id }) => id);
      return ids.includes(pair.leftId) && ids.includes(pair.rightId);
    };
    while (!(await isNoticed())) {
      if (Date.now() > until) throw new Error('the twins were not noticed');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return { ...pair, given };
  };

  merged = async () => {
    const pair = await this.twins();
    await this.client.duplicates.merge({ ...pair, keep: 'left' });
    const [merge] = await this.client.duplicates.merges({ partyId: pair.leftId });
    if (!merge) throw new Error('nothing was merged');
    return { ...pair, mergeId: merge.id };
  };

  /** A note on a contact. */
  noted = async () => {
    const { id: recordId } = await this.contact();
    const { id } = await this.client.records.saveNote({ recordId, body: 'Likes numbers.' });
    return { recordId, id };
  };

  /** What is typed about a contact. */
  draft = async () => ({
    recordId: (await this.contact()).id,
    id: randomUUID(),
    noteId: null,
    base: null,
    doc: richTextOf('Half a sen'),
    rev: 0,
  });

  drafted = async () => {
    const draft = await this.draft();
    await this.client.records.keepNoteDraft(draft);
    return draft;
  };

  /** An object of the practice's own. */
  object = async () => this.client.objects.create({ name: `Cases ${v7()}`, singular: 'Case', icon: 'scale' });

  customRecord = async () =>
    this.client.objects.createRecord({ objectId: (await this.object()).id, name: 'Bernoulli' });

  /** A field of contacts with two choices. */
  field = async () => {
    const field = await this.client.fields.create({
      ...{ target: 'contact', name: `Blood group ${v7()}`, type: 'select', options: ['A', 'B'] },
    });
    const [first, second] = await this.client.fields.options({ fieldId: field.id });
    if (!first || !second) throw new Error('no choices');
    return { ...field, first, second };
  };

  product = async () => this.client.products.create({ name: 'Oak board', price: 80_00, currency: 'EUR' });

  binnedProduct = async () => {
    const { id } = await this.product();
    await this.client.products.bin({ selection: { ids: [id] } });
    return id;
  };

  /** A line of a deal. */
  lined = async () => {
    const { id: dealId } = await this.deal();
    const { lines } = await this.client.lines.save({ dealId, line: { title: 'Planning', unitPrice: 500_00 } });
    return { dealId, id: lines[0]?.id ?? '' };
  };

  company = async (name = 'Analytical Engines Ltd') => this.client.companies.create({ name });

  #names = 0;
  /** A name that nothing has yet. */
  newName = () => `View ${++this.#names} of ${crypto.randomUUID()}`;

  view = async () => {
    const { id } = await this.client.views.create({ kind: 'contact', name: this.newName(), definition: aView });
    return id;
  };

  /** A pipeline of two stages. */
  pipeline = async () => {
    const stage = { color: 'info' as const, probability: 20, rotDays: null, required: [] };
    const made = await this.client.pipelines.create({
      name: 'Sales',
      stages: [
        { ...stage, name: 'Lead' },
        { ...stage, name: 'Offer', color: 'accent' as const, probability: 60 },
      ],
    });
    const [lead, offer] = made.stages;
    if (!lead || !offer) throw new Error('no stages');
    return { id: made.id, lead: lead.id, offer: offer.id };
  };

  /** An open deal in the first stage of a pipeline of its own. */
  deal = async () => {
    const { id: pipelineId, lead, offer } = await this.pipeline();
    const { id } = await this.client.deals.create({ title: 'An engine', stageId: lead, amount: 120_000 });
    return { id, pipelineId, lead, offer };
  };

  binnedDeal = async () => {
    const { id } = await this.deal();
    await this.client.deals.bin({ selection: { ids: [id] } });
    return id;
  };

  binnedContact = async () => {
    const { id } = await this.contact();
    await this.client.contacts.bin({ selection: { ids: [id] } });
    return id;
  };

  binnedCompany = async () => {
    const { id } = await this.company();
    await this.client.companies.bin({ selection: { ids: [id] } });
    return id;
  };

  /** The newest operation: of a contact created now. */
  operation = async () => {
    await this.contact();
    const { operations } = await this.client.history.list({});
    const [newest] = operations;
    if (!newest) throw new Error('nothing was recorded');
    return newest.id;
  };

  /** An import with its file handed over, and what was made of it. */
  analysed = async (csv = 'First name,Last name,Email\nAda,Lovelace,ada@mail.example\n,,broken\n') => {
    const data = new File([csv], 'contacts.csv', { type: 'text/csv' });
    const { importId } = await this.client.imports.begin({ fileName: data.name, size: data.size });
    await this.client.imports.append({ importId, offset: 0, data });
    const analysis = await this.client.imports.analyse({ importId });
    const options = { mapping: analysis.columns.map(({ mapping }) => mapping), country: analysis.country };
    return { importId, options };
  };

  /** A content handed over, that no row names yet. */
  content = async (content: string | Uint8Array<ArrayBuffer> = 'plain words\n') => {
    const data = new File([content], 'piece');
    const { uploadId } = await this.client.files.begin({ size: data.size });
    await this.client.files.append({ uploadId, offset: 0, data });
    return (await this.client.files.finish({ uploadId })).hash;
  };

  /** A picture of one pixel, handed over. */
  picture = async () => this.content(new Uint8Array(Buffer.from(onePixel, 'base64')));

  /** A file of a contact. */
  attached = async (name = 'notes.txt') => {
    const { id: partyId } = await this.contact();
    return {
      recordId: partyId,
      ...(await this.client.files.attach({ recordId: partyId, hash: await this.content(), name })),
    };
  };

  /** Answers once the work on the whole store has ended. */
  worked = async () => {
    for (;;) {
      const { work } = await this.client.safety.work();
      if (work?.state !== 'running') return work;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  /** An archive that was made, ready to be read. */
  archive = async () => {
    await this.client.archive.create({});
    const work = await this.worked();
    if (work?.result?.kind !== 'file') throw new Error(`no archive: ${JSON.stringify(work)}`);
    return work.result.file;
  };

  /** The name of a backup that was made and proven. */
  backup = async () => {
    await this.client.backups.create();
    await this.worked();
    const { backups } = await this.client.backups.list({ place: { kind: 'home' } });
    const [newest] = backups;
    if (!newest) throw new Error('no backup');
    return newest.name;
  };

  /** Answers once an operation has ended. */
  finished = async (id: number) => {
    for (;;) {
      const operation = await this.client.operations.get({ id });
      if (operation.state !== 'running') return operation;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
}
