import { v7 } from 'uuid';
import { expect } from 'vitest';
import type { ErrorCode } from '../../src-shared/errors';
import { aView, type Inputs, type Outputs, onePixel, passphrase, type StoreState, type World } from './world';

/** How a procedure is called well, and badly. */
interface Case<Input, Output> {
  /** `open` where nothing is said. */
  store?: StoreState;
  input: (world: World) => Input | Promise<Input>;
  /** The code it answers where, in a store at rest, no call of it can go well. */
  answers?: ErrorCode;
  check?: (output: Output, input: Input) => void | Promise<void>;
  /** Malformed input; none where the procedure takes none. */
  bad: unknown[];
}

type Cases = {
  [Feature in keyof Inputs]: {
    [Name in keyof Inputs[Feature] & keyof Outputs[Feature]]: Case<Inputs[Feature][Name], Outputs[Feature][Name]>;
  };
};

const nobody = '01890a5d-ac96-774b-bcce-b302099a8057';
const byName = { column: 'name', direction: 'asc' } as const;
const filter = {};
const none = async () => undefined;
const badId = { id: 'not-a-uuid' };
const aStage = { name: 'Talk', color: 'info' as const, probability: 20, rotDays: 14, required: [] };
const badSelection = { selection: { ids: [] } };

/** Nothing listens there. */
const nobodysServer = { preset: 'other', server: 'http://127.0.0.1:9', userName: 'ada', lan: true } as const;
const nobodysBucket = {
  ...{ kind: 's3' as const, id: 'server', endpoint: 'http://127.0.0.1:9', region: 'us-east-1' },
  ...{ bucket: 'practice', prefix: '' },
} as const;
const newAccount = {
  ...nobodysServer,
  name: 'Office',
  password: 'a password of no one',
  direction: 'both' as const,
  books: [{ url: 'http://127.0.0.1:9/book/', name: 'Book', writable: true }],
};

/** One of every procedure of the contract: one missing here does not compile. */
export const cases: Cases = {
  app: {
    info: { input: none, bad: [], check: ({ host }) => expect(host).toBe('headless') },
    settings: { input: none, bad: [] },
    saveSettings: {
      input: () => ({ userName: 'Ada', theme: 'dark' }),
      check: (output) => expect(output).toMatchObject({ userName: 'Ada', theme: 'dark' }),
      bad: [{ theme: 'purple' }, { country: 'DEU' }],
    },
    users: { input: none, bad: [], check: (users) => expect(users.filter(({ self }) => self)).toHaveLength(1) },
    sample: {
      input: none,
      bad: [],
      check: (left) => expect(left).toEqual({ people: 0, companies: 0, changed: 0 }),
    },
    removeSample: { input: none, bad: [], answers: 'not_found' },
    fillDemo: {
      store: 'empty',
      input: none,
      bad: [],
      check: (output) => expect(output.operationId).toBeGreaterThan(0),
    },
  },
  diagnostics: {
    report: {
      input: none,
      bad: [],
      check: ({ versions, rows }) => {
        expect(versions.host).toBe('headless');
        expect(rows.find(({ table }) => table === 'user')?.count).toBe(1);
      },
    },
  },
  welcome: {
    standing: { input: none, bad: [], check: ({ step }) => expect(step).toBe('done') },
    goOn: {
      input: () => ({ step: 'people', guide: 'iphone' }),
      check: (output) => expect(output).toMatchObject({ step: 'people', guide: 'iphone', recoveryKept: true }),
      bad: [{ step: 'nowhere' }, { tour: 'yes' }],
    },
  },
  bulk: {
    count: {
      input: async (world) => {
        await world.contact();
        return { kind: 'contact', filter };
      },
      check: ({ count }) => expect(count).toBeGreaterThan(0),
      bad: [{ kind: 'shoe', filter }, { kind: 'contact' }],
    },
    preview: {
      input: async (world) => ({
        kind: 'contact',
        selection: { ids: [(await world.contact()).id] },
        changes: [{ field: 'role', value: 'Analyst' }],
      }),
      check: (preview) => expect(preview).toMatchObject({ total: 1, changing: 1 }),
      bad: [{ kind: 'contact', selection: { ids: [nobody] }, changes: [] }, badSelection],
    },
    look: {
      input: async (world) => ({ kind: 'contact', selection: { ids: [(await world.contact()).id] }, add: ['Unseen'] }),
      check: (preview) => expect(preview).toMatchObject({ total: 1, changing: 1, sample: [{ name: 'Ada Lovelace' }] }),
      bad: [{ kind: 'contact', selection: { ids: [nobody] }, add: [''] }, badSelection],
    },
    edit: {
      input: async (world) => ({
        kind: 'contact',
        selection: { ids: [(await world.contact()).id] },
        changes: [{ field: 'role', value: 'Analyst' }],
      }),
      check: ({ count }) => expect(count).toBe(1),
      bad: [{ kind: 'contact', selection: { ids: [nobody] }, changes: [{ field: 'role' }] }, badSelection],
    },
    tag: {
      input: async (world) => ({ kind: 'company', selection: { ids: [(await world.company()).id] }, add: ['Seen'] }),
      check: ({ count }) => expect(count).toBe(1),
      bad: [
        { kind: 'company', ...badSelection },
        { kind: 'company', selection: { ids: [nobody] }, add: [''] },
      ],
    },
    export: {
      input: async (world) => ({ kind: 'deal', selection: { ids: [(await world.deal()).id] }, format: 'csv' }),
      check: async (file) => expect(await file.text()).toContain('An engine'),
      bad: [
        { kind: 'deal', format: 'csv', ...badSelection },
        { kind: 'contact', selection: { ids: [nobody] }, format: 'csv' },
        { kind: 'deal', selection: { ids: [nobody] }, format: 'pdf' },
      ],
    },
  },
  views: {
    list: { input: none, bad: [], check: (views) => expect(views.filter(({ name }) => name === 'Nobody')).toEqual([]) },
    create: {
      input: (world) => ({ kind: 'contact', name: world.newName(), definition: aView, pinned: true, digit: 3 }),
      check: (view, { name }) => expect(view).toMatchObject({ name, definition: aView, pinned: true, digit: 3 }),
      bad: [
        { kind: 'contact', name: ' ', definition: aView },
        { kind: 'shoe', name: 'Bonn', definition: aView },
        { kind: 'contact', name: 'Bonn', definition: { ...aView, layout: 'spiral' } },
        { kind: 'contact', name: 'Bonn', definition: aView, digit: 10 },
      ],
    },
    update: {
      input: async (world) => ({ id: await world.view(), patch: { digit: 1 } }),
      check: (view) => expect(view).toMatchObject({ digit: 1, pinned: false }),
      bad: [
        { id: nobody, patch: { name: '' } },
        { ...badId, patch: {} },
      ],
    },
    groups: {
      input: async (world) => {
        await world.contact();
        return { kind: 'contact', filter, by: { column: 'owner', direction: 'asc' } };
      },
      check: (groups) => expect(groups.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(0),
      bad: [
        { kind: 'shoe', filter, by: { column: 'owner', direction: 'asc' } },
        { kind: 'contact', filter },
      ],
    },
    order: {
      input: async (world) => ({ kind: 'contact', ids: [await world.view()] }),
      check: (views) => expect(views[0]?.position).toBe(1),
      bad: [{ kind: 'contact', ids: ['one'] }],
    },
    remove: {
      input: async (world) => ({ id: await world.view() }),
      bad: [badId],
    },
  },
  practice: {
    get: { input: none, bad: [], check: ({ tone }) => expect(tone).toBe('plain') },
    save: {
      input: () => ({ name: 'Lovelace & Daughters', iban: 'DE89 3704 0044 0532 0130 00', phones: ['+49 30 901820'] }),
      check: (profile) => expect(profile).toMatchObject({ iban: 'DE89370400440532013000', phones: ['+49 30 901820'] }),
      bad: [{ tone: 'rude' }, { iban: 'DE89 3704 0044 0532 0130 01' }, { emails: 'ada@mail.example' }],
    },
    setLogo: {
      input: async (world) => ({ hash: await world.picture() }),
      check: ({ operationId }) => expect(operationId).toBeGreaterThan(0),
      bad: [{ hash: 'a picture' }],
    },
    removeLogo: { input: none, bad: [], check: ({ operationId }) => expect(operationId).toBeGreaterThan(0) },
  },
  objects: {
    list: {
      input: async (world) => {
        await world.object();
        return undefined;
      },
      check: (objects) => expect(objects.at(-1)).toMatchObject({ singular: 'Case', icon: 'scale' }),
      bad: [],
    },
    create: {
      input: () => ({ name: `Boats ${v7()}`, singular: 'Boat', icon: 'star' as const }),
      check: (object) => expect(object).toMatchObject({ singular: 'Boat', count: 0 }),
      bad: [
        { name: '', singular: 'Boat', icon: 'star' },
        { name: 'Boats', singular: 'Boat', icon: 'boat' },
      ],
    },
    createFor: {
      store: 'empty',
      input: () => ({ profession: 'trades' as const }),
      check: (object) => expect(object).toMatchObject({ name: 'Jobs', icon: 'hammer' }),
      bad: [{ profession: 'piracy' }],
    },
    update: {
      input: async (world) => ({ id: (await world.object()).id, patch: { icon: 'book' as const } }),
      check: (object) => expect(object).toMatchObject({ icon: 'book' }),
      bad: [badId, { id: nobody, patch: { name: '' } }],
    },
    remove: {
      input: async (world) => ({ id: (await world.object()).id }),
      check: ({ operationId }) => expect(operationId).toBeGreaterThan(0),
      bad: [badId],
    },
    records: {
      input: async (world) => ({
        objectId: (await world.customRecord()).objectId,
        sort: { column: 'updatedAt' as const, direction: 'desc' as const },
        filter: { text: 'bern' },
      }),
      check: ({ rows }) => expect(rows.map(({ name }) => name)).toEqual(['Bernoulli']),
      bad: [{ objectId: 'one' }],
    },
    get: {
      input: async (world) => ({ id: (await world.customRecord()).id }),
      check: (record) => expect(record).toMatchObject({ name: 'Bernoulli', binnedAt: null }),
      bad: [badId],
    },
    createRecord: {
      input: async (world) => ({ objectId: (await world.object()).id, name: 'Euler' }),
      check: (record) => expect(record).toMatchObject({ name: 'Euler' }),
      bad: [{ objectId: nobody, name: ' ' }],
    },
    renameRecord: {
      input: async (world) => ({ id: (await world.customRecord()).id, name: 'Euler' }),
      check: (record) => expect(record).toMatchObject({ name: 'Euler' }),
      bad: [badId, { id: nobody, name: '' }],
    },
    bin: {
      input: async (world) => {
        const { id, objectId } = await world.customRecord();
        return { objectId, selection: { ids: [id] } };
      },
      check: ({ count }) => expect(count).toBe(1),
      bad: [
        { objectId: nobody, selection: { ids: [] } },
        { objectId: 'boats', selection: { ids: [nobody] } },
      ],
    },
    restore: {
      input: async (world) => {
        const { id, objectId } = await world.customRecord();
        await world.client.objects.bin({ objectId, selection: { ids: [id] } });
        return { id };
      },
      check: ({ operationId }) => expect(operationId).toBeGreaterThan(0),
      bad: [badId],
    },
  },
  fields: {
    list: {
      input: async (world) => ({ target: (await world.field()).target }),
      check: (fields) => expect(fields.at(-1)).toMatchObject({ type: 'select', section: '', required: false }),
      bad: [{ target: 'tag' }],
    },
    create: {
      input: () => ({ target: 'company', name: `Rooms ${v7()}`, type: 'number', config: { decimals: 1 } }),
      check: (field) => expect(field).toMatchObject({ target: 'company', config: { decimals: 1 } }),
      bad: [
        { target: 'company', name: '', type: 'number' },
        { target: 'company', name: 'Rooms', type: 'room' },
        { target: 'company', name: 'Price', type: 'money', config: { currency: 'euro' } },
      ],
    },
    update: {
      input: async (world) => ({ id: (await world.field()).id, patch: { hint: 'On the card', required: true } }),
      check: (field) => expect(field).toMatchObject({ hint: 'On the card', required: true }),
      bad: [badId, { id: nobody, patch: { name: '' } }],
    },
    remove: {
      input: async (world) => ({ id: (await world.field()).id }),
      check: ({ operationId }) => expect(operationId).toBeGreaterThan(0),
      bad: [badId],
    },
    move: {
      input: async (world) => ({ id: (await world.field()).id, section: 'Health', after: null }),
      check: (fields, { id }) => expect(fields.find((field) => field.id === id)).toMatchObject({ section: 'Health' }),
      bad: [badId, { id: nobody, section: 7, after: null }],
    },
    retypePreview: {
      input: async (world) => ({ id: (await world.field()).id, type: 'text' as const }),
      check: (preview) => expect(preview).toMatchObject({ total: 0, lost: 0, kept: [], choices: 0 }),
      bad: [badId, { id: nobody, type: 'room' }],
    },
    retype: {
      input: async (world) => ({ id: (await world.field()).id, type: 'multiSelect' as const }),
      check: ({ lost }) => expect(lost).toBe(0),
      bad: [badId, { id: nobody, type: 'room' }],
    },
    options: {
      input: async (world) => ({ fieldId: (await world.field()).id }),
      check: (options) => expect(options.map(({ name }) => name)).toEqual(['A', 'B']),
      bad: [{ fieldId: 'one' }],
    },
    addOptions: {
      input: async (world) => ({ fieldId: (await world.field()).id, names: ['0', 'a'] }),
      check: (options) => expect(options.map(({ name }) => name)).toEqual(['A', 'B', '0']),
      bad: [{ fieldId: nobody, names: [] }],
    },
    updateOption: {
      input: async (world) => ({ id: (await world.field()).first.id, name: 'AB', color: 'bad' as const }),
      check: (option) => expect(option).toMatchObject({ name: 'AB', color: 'bad' }),
      bad: [badId, { id: nobody, color: 'mauve' }],
    },
    removeOption: {
      input: async (world) => ({ id: (await world.field()).first.id }),
      check: ({ operationId }) => expect(operationId).toBeGreaterThan(0),
      bad: [badId],
    },
    moveOption: {
      input: async (world) => {
        const { first, second } = await world.field();
        return { id: first.id, after: second.id };
      },
      check: (options) => expect(options.map(({ name }) => name)).toEqual(['B', 'A']),
      bad: [badId],
    },
    preview: {
      input: async (world) => {
        await world.contact();
        return { target: 'contact' as const, type: 'formula' as const, config: { expression: '6 * 7' } };
      },
      check: ({ value }) => expect(value).toEqual({ kind: 'number', number: 42 }),
      bad: [
        { target: 'contact', type: 'text', config: {} },
        { target: 'contact', type: 'formula', config: { expression: '6 *' } },
      ],
    },
    candidates: {
      input: async (world) => {
        await world.contact();
        const config = { to: 'contact' };
        const { id } = await world.client.fields.create({
          target: 'company',
          name: `Adviser ${v7()}`,
          type: 'relation',
          config,
        });
        return { fieldId: id, text: 'lovel' };
      },
      check: (records) => expect(records[0]).toMatchObject({ kind: 'contact', name: 'Ada Lovelace' }),
      bad: [{ fieldId: 'one', text: '' }],
    },
    linked: {
      input: async (world) => ({ recordId: (await world.contact()).id }),
      check: (linked) => expect(linked).toEqual([]),
      bad: [{ recordId: 'one' }],
    },
    cells: {
      input: async (world) => ({ recordIds: [(await world.contact()).id], fieldIds: [] }),
      check: (records) => expect(records).toMatchObject([{ values: [] }]),
      bad: [{ recordIds: ['one'], fieldIds: [] }],
    },
    ofRecord: {
      input: async (world) => {
        await world.field();
        return { recordId: (await world.contact()).id };
      },
      check: (fields) => expect(fields.at(-1)).toMatchObject({ value: null }),
      bad: [{ recordId: 'nobody' }],
    },
    set: {
      input: async (world) => {
        const { id, first } = await world.field();
        const value = { kind: 'options' as const, ids: [first.id] };
        return { recordId: (await world.contact()).id, fieldId: id, value };
      },
      check: ({ value }) => expect(value).toMatchObject({ kind: 'options', options: [{ name: 'A' }] }),
      bad: [
        { recordId: nobody, fieldId: nobody, value: { kind: 'colour', text: 'red' } },
        { recordId: 'nobody', fieldId: nobody, value: null },
      ],
    },
  },
  vault: {
    status: { input: none, bad: [], check: ({ state }) => expect(state).toBe('open') },
    create: {
      store: 'new',
      input: () => ({ passphrase, keychain: false }),
      check: ({ recoveryKey }) => expect(recoveryKey).not.toBe(''),
      bad: [{ passphrase: 'short', keychain: false }, { passphrase, keychain: false, country: 'DEU' }, {}],
    },
    renewRecoveryKey: {
      input: none,
      bad: [],
      check: ({ recoveryKey }) => expect(recoveryKey).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4,5}){5}$/),
    },
    unlock: {
      store: 'locked',
      input: () => ({ with: 'passphrase', passphrase }),
      check: ({ state }) => expect(state).toBe('open'),
      bad: [{ with: 'luck' }, { with: 'passphrase' }],
    },
    retry: { input: none, bad: [], check: ({ state }) => expect(state).toBe('open') },
    changePassphrase: { input: () => ({ passphrase: 'another long passphrase' }), bad: [{ passphrase: 'short' }] },
  },
  pipelines: {
    list: {
      input: async (world) => void (await world.pipeline()),
      bad: [],
      check: (pipelines) => expect(pipelines.at(-1)?.stages.map(({ name }) => name)).toEqual(['Lead', 'Offer']),
    },
    create: {
      input: () => ({ name: 'Sales', stages: [{ ...aStage, name: 'Lead' }] }),
      check: ({ stages }) => expect(stages).toHaveLength(1),
      bad: [
        { name: 'Sales', stages: [] },
        { name: '', stages: [aStage] },
      ],
    },
    rename: {
      input: async (world) => ({ id: (await world.pipeline()).id, name: 'Projects' }),
      bad: [badId],
    },
    arrange: {
      input: async (world) => ({ ids: [(await world.pipeline()).id] }),
      bad: [{ ids: [] }],
    },
    remove: {
      input: async (world) => {
        const { pipelineId } = await world.deal();
        return { id: pipelineId, moveTo: (await world.pipeline()).lead };
      },
      check: ({ deals }) => expect(deals).toBe(1),
      bad: [badId],
    },
    addStage: {
      input: async (world) => ({ pipelineId: (await world.pipeline()).id, ...aStage }),
      check: (stage) => expect(stage).toMatchObject({ name: 'Talk', open: 0 }),
      bad: [{ pipelineId: nobody, ...aStage, probability: 101 }],
    },
    updateStage: {
      input: async (world) => ({ id: (await world.pipeline()).lead, patch: { name: 'Asked', required: ['amount'] } }),
      check: (stage) => expect(stage).toMatchObject({ name: 'Asked', required: ['amount'] }),
      bad: [{ id: nobody, patch: { rotDays: 0 } }],
    },
    arrangeStages: {
      input: async (world) => {
        const { id, lead, offer } = await world.pipeline();
        return { pipelineId: id, ids: [offer, lead] };
      },
      bad: [{ pipelineId: nobody, ids: [] }],
    },
    removeStage: {
      input: async (world) => {
        const { lead, offer } = await world.deal();
        return { id: lead, moveTo: offer };
      },
      check: ({ deals }) => expect(deals).toBe(1),
      bad: [badId],
    },
  },
  deals: {
    list: {
      input: async (world) => {
        const { lead } = await world.deal();
        const where = { match: 'all' as const, of: [{ field: 'stage', operator: 'is' as const, values: [lead] }] };
        return { sort: { column: 'name', direction: 'asc' }, filter: { where } };
      },
      check: ({ rows }) => expect(rows.map(({ title }) => title)).toEqual(['An engine']),
      bad: [{ sort: { column: 'shoe size', direction: 'asc' }, filter }],
    },
    count: {
      input: async (world) => {
        await world.deal();
        return { filter };
      },
      check: ({ count }) => expect(count).toBeGreaterThan(0),
      bad: [{ filter: { text: 7 } }],
    },
    board: {
      input: async (world) => ({ pipelineId: (await world.deal()).pipelineId }),
      check: ({ columns }) =>
        expect(columns[0]).toMatchObject({ count: 1, sums: [{ amount: 120_000 }], weighted: [{ amount: 24_000 }] }),
      bad: [{ pipelineId: 'not-a-uuid' }],
    },
    cards: {
      input: async (world) => ({ stageId: (await world.deal()).lead, offset: 0 }),
      check: ({ cards }) => expect(cards).toHaveLength(1),
      bad: [{ stageId: nobody, offset: -1 }],
    },
    lanes: {
      input: async (world) => ({ pipelineId: (await world.deal()).pipelineId, by: 'closeMonth' as const }),
      check: ({ lanes }) => expect(lanes).toMatchObject([{ count: 1, most: 1, sums: [{ amount: 120_000 }] }]),
      bad: [{ pipelineId: nobody, by: 'shoes' }],
    },
    timeline: {
      input: async (world) => ({
        pipelineId: (await world.deal()).pipelineId,
        lane: { by: 'closeMonth' as const, value: null },
      }),
      bad: [{ pipelineId: nobody, lane: { by: 'owner', value: null }, limit: 0 }],
    },
    get: {
      input: async (world) => ({ id: (await world.deal()).id }),
      check: (output, { id }) => expect(output.id).toBe(id),
      bad: [badId],
    },
    create: {
      input: async (world) => ({ title: 'A mill', stageId: (await world.pipeline()).lead, currency: 'GBP' }),
      check: (output) => expect(output).toMatchObject({ title: 'A mill', currency: 'GBP', status: 'open' }),
      bad: [
        { title: '', stageId: nobody },
        { title: 'A mill', stageId: nobody, currency: 'XXZ' },
      ],
    },
    update: {
      input: async (world) => ({ id: (await world.deal()).id, patch: { expectedClose: '2026-12-01' } }),
      check: ({ expectedClose }) => expect(expectedClose).toBe('2026-12-01'),
      bad: [
        { id: nobody, patch: { expectedClose: '2026-02-30' } },
        { id: nobody, patch: { amount: 0.5 } },
      ],
    },
    move: {
      input: async (world) => {
        const { id, offer } = await world.deal();
        return { id, stageId: offer };
      },
      check: ({ deal }, { stageId }) => expect(deal.stageId).toBe(stageId),
      bad: [{ id: nobody, stageId: 'nowhere' }],
    },
    close: {
      input: async (world) => ({ id: (await world.deal()).id, status: 'lost', reason: 'Price' }),
      check: ({ deal }) => expect(deal).toMatchObject({ status: 'lost', reason: 'Price' }),
      bad: [{ id: nobody, status: 'open' }],
    },
    reopen: {
      input: async (world) => {
        const { id } = await world.deal();
        await world.client.deals.close({ id, status: 'won' });
        return { id };
      },
      check: ({ deal }) => expect(deal).toMatchObject({ status: 'open', closedAt: null }),
      bad: [badId],
    },
    savePerson: {
      input: async (world) => ({
        dealId: (await world.deal()).id,
        contactId: (await world.contact()).id,
        role: 'Buyer',
      }),
      check: (person) => expect(person).toMatchObject({ role: 'Buyer' }),
      bad: [{ dealId: nobody, contactId: 'nobody' }],
    },
    removePerson: {
      input: async (world) => {
        const { id: dealId } = await world.deal();
        const { id } = await world.client.deals.savePerson({ dealId, contactId: (await world.contact()).id });
        return { dealId, id };
      },
      bad: [{ dealId: nobody, id: 'nobody' }],
    },
    ofRecord: {
      input: async (world) => {
        const { id: recordId } = await world.contact();
        await world.client.deals.savePerson({ dealId: (await world.deal()).id, contactId: recordId });
        return { recordId };
      },
      check: (deals) => expect(deals).toHaveLength(1),
      bad: [{ recordId: 'nobody' }],
    },
    changes: {
      input: async (world) => ({ id: (await world.deal()).id }),
      check: (changes) => expect(changes).toMatchObject([{ fromStage: null, toStage: 'Lead' }]),
      bad: [badId],
    },
    suggestions: { input: none, bad: [], check: ({ currency }) => expect(currency).toHaveLength(3) },
    movePreview: {
      input: async (world) => {
        const { id, offer } = await world.deal();
        return { selection: { ids: [id] }, stageId: offer };
      },
      check: (preview) => expect(preview).toMatchObject({ total: 1, moving: 1, lacks: [] }),
      bad: [{ ...badSelection, stageId: nobody }],
    },
    moveMany: {
      input: async (world) => {
        const { id, offer } = await world.deal();
        return { selection: { ids: [id] }, stageId: offer };
      },
      check: ({ count }) => expect(count).toBe(1),
      bad: [{ ...badSelection, stageId: nobody }],
    },
    readCsv: {
      input: async () => ({ text: 'Title;Stage;Value\nBarn;Lead;1.250,50 €\n;Lead;3\n' }),
      check: ({ rows, ...counts }) => {
        expect(rows.map(({ reason }) => reason)).toEqual(['required', null]);
        expect(counts).toEqual({ add: 1, change: 0, same: 0, faulty: 1 });
      },
      bad: [{ text: 7 }, { text: 'Shoes;Size\n1;2' }],
    },
    importCsv: {
      input: async () => ({ text: 'Title;Value\nBarn;12,50 €\n;3\n' }),
      check: ({ added, changed }) => expect([added, changed]).toEqual([1, 0]),
      bad: [{ text: 7 }, { text: '' }],
    },
    bin: {
      input: async (world) => ({ selection: { ids: [(await world.deal()).id] } }),
      check: ({ count }) => expect(count).toBe(1),
      bad: [badSelection],
    },
    restore: {
      input: async (world) => {
        const { id } = await world.deal();
        await world.client.deals.bin({ selection: { ids: [id] } });
        return { selection: { ids: [id] } };
      },
      check: ({ count }) => expect(count).toBe(1),
      bad: [badSelection],
    },
    purge: {
      input: async (world) => {
        const { id } = await world.deal();
        await world.client.deals.bin({ selection: { ids: [id] } });
        return { selection: { ids: [id] } };
      },
      check: ({ count }) => expect(count).toBe(1),
      bad: [badSelection],
    },
  },
  contacts: {
    list: {
      input: async (world) => {
        await world.contact();
        return { sort: byName, filter };
      },
      check: ({ rows }) => expect(rows.map(({ familyName }) => familyName)).toContain('Lovelace'),
      bad: [
        { sort: { column: 'shoe size', direction: 'asc' }, filter },
        { sort: byName, filter, limit: 501 },
      ],
    },
    count: {
      input: async (world) => {
        await world.contact();
        return { filter };
      },
      check: ({ count }) => expect(count).toBeGreaterThan(0),
      bad: [{ filter: { text: 7 } }],
    },
    get: {
      input: async (world) => ({ id: (await world.contact()).id }),
      check: (output, { id }) => expect(output.id).toBe(id),
      bad: [badId],
    },
    create: {
      input: () => ({ givenName: 'Grace', familyName: 'Hopper' }),
      check: ({ displayName }) => expect(displayName).toContain('Hopper'),
      bad: [{ givenName: 7 }, { emails: 'grace@mail.example' }],
    },
    update: {
      input: async (world) => ({ id: (await world.contact()).id, patch: { role: 'Countess' } }),
      check: ({ role }) => expect(role).toBe('Countess'),
      bad: [{ id: nobody, patch: { role: 7 } }],
    },
    bin: {
      input: async (world) => ({ selection: { ids: [(await world.contact()).id] } }),
      check: ({ count }) => expect(count).toBe(1),
      bad: [badSelection],
    },
    restore: {
      input: async (world) => ({ selection: { ids: [await world.binnedContact()] } }),
      check: ({ count }) => expect(count).toBe(1),
      bad: [badSelection],
    },
    tag: {
      input: async (world) => ({
        selection: { ids: [(await world.contact()).id] },
        add: ['client'],
        remove: ['friend'],
      }),
      check: ({ count }) => expect(count).toBe(1),
      bad: [{ ...badSelection, add: ['client'] }],
    },
    purge: {
      input: async (world) => ({ selection: { ids: [await world.binnedContact()] } }),
      check: ({ count }) => expect(count).toBe(1),
      bad: [badSelection],
    },
  },
  companies: {
    list: {
      input: async (world) => {
        await world.company();
        return { sort: byName, filter };
      },
      check: ({ rows }) => expect(rows.map(({ name }) => name)).toContain('Analytical Engines Ltd'),
      bad: [{ sort: { column: 'shoe size', direction: 'asc' }, filter }],
    },
    count: { input: () => ({ filter }), bad: [{ filter: { text: 7 } }] },
    get: {
      input: async (world) => ({ id: (await world.company()).id }),
      check: (output, { id }) => expect(output.id).toBe(id),
      bad: [badId],
    },
    create: {
      input: () => ({ name: 'Difference Engines' }),
      check: ({ name }) => expect(name).toBe('Difference Engines'),
      bad: [{ name: '' }, {}],
    },
    update: {
      input: async (world) => ({ id: (await world.company()).id, patch: { industry: 'Computing' } }),
      check: ({ industry }) => expect(industry).toBe('Computing'),
      bad: [{ id: nobody, patch: { name: '' } }],
    },
    bin: {
      input: async (world) => ({ selection: { ids: [(await world.company()).id] } }),
      check: ({ count }) => expect(count).toBe(1),
      bad: [badSelection],
    },
    restore: {
      input: async (world) => ({ selection: { ids: [await world.binnedCompany()] } }),
      check: ({ count }) => expect(count).toBe(1),
      bad: [badSelection],
    },
    purge: {
      input: async (world) => ({ selection: { ids: [await world.binnedCompany()] } }),
      check: ({ count }) => expect(count).toBe(1),
      bad: [badSelection],
    },
  },
  parties: {
    savePoint: {
      input: async (world) => ({
        partyId: (await world.contact()).id,
        kind: 'phone',
        value: '+49 30 901820',
        label: 'work',
      }),
      check: ({ normalized }) => expect(normalized).toBe('+4930901820'),
      bad: [{ partyId: nobody, kind: 'pigeon', value: 'x' }],
    },
    removePoint: {
      input: async (world) => {
        const { id: partyId, points } = await world.contact();
        return { partyId, id: points[0]?.id ?? '' };
      },
      bad: [{ partyId: nobody, ...badId }],
    },
    saveAddress: {
      input: async (world) => ({ partyId: (await world.contact()).id, street: 'Unter den Linden 6', city: 'Berlin' }),
      check: ({ city }) => expect(city).toBe('Berlin'),
      bad: [{ partyId: nobody, city: 7 }],
    },
    removeAddress: {
      input: async (world) => {
        const { id: partyId } = await world.contact();
        const { id } = await world.client.parties.saveAddress({ partyId, city: 'Berlin' });
        return { partyId, id };
      },
      bad: [{ partyId: nobody, ...badId }],
    },
    saveDate: {
      input: async (world) => ({
        partyId: (await world.contact()).id,
        kind: 'birthday',
        year: null,
        month: 2,
        day: 29,
      }),
      check: ({ kind, month, day }) => expect([kind, month, day]).toEqual(['birthday', 2, 29]),
      bad: [
        { partyId: nobody, kind: 'birthday', year: 1815, month: 13, day: 1 },
        { partyId: nobody, kind: 'name day', year: null, month: 1, day: 1 },
      ],
    },
    removeDate: {
      input: async (world) => {
        const { id: partyId } = await world.contact();
        const { id } = await world.client.parties.saveDate({
          partyId,
          kind: 'anniversary',
          year: 1835,
          month: 7,
          day: 8,
        });
        return { partyId, id };
      },
      bad: [{ partyId: nobody, ...badId }],
    },
  },
  bin: {
    list: {
      input: async (world) => {
        await world.binnedDeal();
        return { kind: 'deal' };
      },
      check: (rows) => expect(rows.map(({ name }) => name)).toContain('An engine'),
      bad: [{ kind: 'pigeon' }],
    },
    purge: {
      input: async (world) => ({ kind: 'deal', ids: [await world.binnedDeal()] }),
      check: ({ count }) => expect(count).toBe(1),
      bad: [{ kind: 'deal', ids: [] }],
    },
  },
  reports: {
    pipeline: {
      input: async (world) => ({ pipelineId: (await world.deal()).pipelineId }),
      check: ({ funnel }) => expect(funnel.map(({ reached }) => reached)).toEqual([1, 0]),
      bad: [{ pipelineId: nobody, since: 'once' }],
    },
  },
  products: {
    list: {
      input: async (world) => {
        await world.product();
        return { sort: { column: 'name', direction: 'asc' }, filter: {} };
      },
      check: ({ rows }) => expect(rows.map(({ name }) => name)).toContain('Oak board'),
      bad: [{ sort: { column: 'taste', direction: 'asc' }, filter: {} }],
    },
    count: {
      input: async (world) => {
        await world.product();
        return { filter: {} };
      },
      check: ({ count }) => expect(count).toBeGreaterThan(0),
      bad: [{ filter: { text: 7 } }],
    },
    get: {
      input: async (world) => ({ id: (await world.product()).id }),
      check: ({ price }) => expect(price).toBe(80_00),
      bad: [badId],
    },
    create: {
      input: async () => ({ name: 'Ash board', unit: 'm', price: 60_00, currency: 'EUR' }),
      check: ({ name }) => expect(name).toBe('Ash board'),
      bad: [{ name: '' }, { name: 'Oak', price: -1 }, { name: 'Oak', currency: 'XXQ' }],
    },
    update: {
      input: async (world) => ({ id: (await world.product()).id, patch: { category: 'Wood' } }),
      check: ({ category }) => expect(category).toBe('Wood'),
      bad: [{ id: nobody, patch: { taxClass: 'none' } }],
    },
    suggestions: {
      input: none,
      check: ({ currency }) => expect(currency).toMatch(/^[A-Z]{3}$/),
      bad: [],
    },
    readCsv: {
      input: async () => ({ text: 'Name;Preis\nBirch board;12,50 €\n;3\n' }),
      check: ({ rows, ...counts }) => {
        expect(rows.map(({ reason }) => reason)).toEqual(['required', null]);
        expect(counts).toEqual({ add: 1, change: 0, same: 0, faulty: 1 });
      },
      bad: [{ text: 7 }, { text: 'Shoes;Size\n1;2' }],
    },
    importCsv: {
      input: async () => ({ text: 'Name,Price\nElm board,12.50 EUR\n' }),
      check: ({ added }) => expect(added).toBe(1),
      bad: [{ text: '' }],
    },
    bin: {
      input: async (world) => ({ selection: { ids: [(await world.product()).id] } }),
      check: ({ count }) => expect(count).toBe(1),
      bad: [badSelection],
    },
    restore: {
      input: async (world) => ({ selection: { ids: [await world.binnedProduct()] } }),
      check: ({ count }) => expect(count).toBe(1),
      bad: [badSelection],
    },
    purge: {
      input: async (world) => ({ selection: { ids: [await world.binnedProduct()] } }),
      check: ({ count }) => expect(count).toBe(1),
      bad: [badSelection],
    },
  },
  lines: {
    ofDeal: {
      input: async (world) => ({ dealId: (await world.lined()).dealId }),
      check: ({ lines }) => expect(lines.map(({ title }) => title)).toEqual(['Planning']),
      bad: [{ dealId: 'nobody' }],
    },
    save: {
      input: async (world) => ({ ...(await world.lined()), line: { quantity: 2000 } }),
      check: ({ net }) => expect(net.map(({ amount }) => amount)).toEqual([1000_00]),
      bad: [
        { dealId: nobody, line: { quantity: -1 } },
        { dealId: nobody, line: { discount: 10_001 } },
      ],
    },
    move: {
      input: async (world) => ({ ...(await world.lined()), afterId: null }),
      check: ({ lines }) => expect(lines).toHaveLength(1),
      bad: [{ dealId: nobody, ...badId, afterId: 7 }],
    },
    remove: {
      input: (world) => world.lined(),
      check: ({ lines }) => expect(lines).toEqual([]),
      bad: [{ dealId: nobody, ...badId }],
    },
    setAmount: {
      input: async (world) => ({ dealId: (await world.lined()).dealId, follows: false }),
      check: ({ setsAmount }) => expect(setsAmount).toBe(false),
      bad: [{ dealId: nobody, follows: 'yes' }],
    },
  },
  records: {
    saveActivity: {
      input: async (world) => ({
        kind: 'call',
        title: 'The offer',
        outcome: 'reached',
        recordIds: [(await world.contact()).id],
      }),
      check: ({ records }) => expect(records).toHaveLength(1),
      bad: [{ kind: 'dance', recordIds: [nobody] }, { kind: 'call', recordIds: [] }, badId],
    },
    removeActivity: {
      input: async (world) => {
        const { id: recordId } = await world.contact();
        const { id } = await world.client.records.saveActivity({ kind: 'meeting', recordIds: [recordId] });
        return { id };
      },
      bad: [badId],
    },
    saveNote: {
      input: async (world) => ({ recordId: (await world.contact()).id, body: 'Likes numbers.' }),
      check: ({ body }) => expect(body).toBe('Likes numbers.'),
      bad: [
        { recordId: nobody, body: 7 },
        { recordId: nobody, doc: 'words' },
      ],
    },
    pinNote: {
      input: async (world) => ({ ...(await world.noted()), pinned: true }),
      check: ({ pinned }) => expect(pinned).toBe(true),
      bad: [{ recordId: nobody, ...badId, pinned: true }],
    },
    noteDrafts: {
      input: async (world) => ({ recordId: (await world.drafted()).recordId }),
      check: (drafts) => expect(drafts.map(({ body }) => body)).toEqual(['Half a sen']),
      bad: [{ recordId: 'nobody' }],
    },
    keepNoteDraft: {
      input: (world) => world.draft(),
      check: ({ rev }) => expect(rev).toBe(1),
      bad: [{ recordId: nobody, ...badId, noteId: null, base: null, doc: {}, rev: 0 }],
    },
    dropNoteDraft: {
      input: async (world) => {
        const { recordId, id } = await world.drafted();
        return { recordId, id };
      },
      bad: [{ recordId: nobody, ...badId }],
    },
    removeNote: {
      input: (world) => world.noted(),
      bad: [{ recordId: nobody, ...badId }],
    },
    timeline: {
      input: async (world) => ({ recordId: (await world.contact()).id, limit: 10 }),
      check: ({ entries }) => expect(entries.map(({ kind }) => kind)).toContain('created'),
      bad: [{ recordId: nobody, limit: 0 }],
    },
    tags: { input: none, bad: [] },
    setTags: {
      input: async (world) => ({ recordId: (await world.contact()).id, names: ['client', 'friend'] }),
      check: (tags) => expect(tags.map(({ name }) => name).sort()).toEqual(['client', 'friend']),
      bad: [{ recordId: nobody, names: [''] }],
    },
    updateTag: {
      input: async (world) => ({ id: (await world.contact()).tags[0]?.id ?? '', color: 'good' }),
      check: ({ color }) => expect(color).toBe('good'),
      bad: [{ id: nobody, color: 'ultraviolet' }],
    },
  },
  connections: {
    list: {
      input: async (world) => ({ partyId: (await world.related()).partyId }),
      check: ({ relationships }) => expect(relationships.map(({ type }) => type)).toEqual(['child']),
      bad: [{ partyId: 'nobody' }],
    },
    graph: {
      input: async (world) => ({ partyId: (await world.related()).partyId, depth: 2, limit: 10 }),
      check: ({ nodes, edges, more }) => expect([nodes.length, edges.length, more]).toEqual([2, 1, false]),
      bad: [{ partyId: nobody, limit: 0 }],
    },
    saveAffiliation: {
      input: async (world) => ({ partyId: (await world.contact()).id, companyName: 'Royal Society', role: 'Fellow' }),
      check: ({ companyName, role }) => expect([companyName, role]).toEqual(['Royal Society', 'Fellow']),
      bad: [{ partyId: nobody, companyName: 'Royal Society', since: 'yesterday' }],
    },
    removeAffiliation: {
      input: async (world) => {
        const { id: partyId } = await world.contact();
        const { id } = await world.client.connections.saveAffiliation({ partyId, companyName: 'Royal Society' });
        return { partyId, id };
      },
      bad: [{ partyId: nobody, ...badId }],
    },
    saveRelationship: {
      input: async (world) => ({
        partyId: (await world.contact()).id,
        otherId: (await world.contact('Byron')).id,
        type: 'other',
        word: 'Muse',
        inverse: 'Poet',
        since: '1833-06-05',
      }),
      check: ({ word, since }) => expect([word, since]).toEqual(['Muse', '1833-06-05']),
      bad: [
        { partyId: nobody, otherId: nobody, type: 'nemesis' },
        { partyId: nobody, type: 'friend' },
      ],
    },
    removeRelationship: { input: (world) => world.related(), bad: [{ partyId: nobody, ...badId }] },
  },
  files: {
    begin: { input: () => ({ size: 5 }), bad: [{ size: -1 }] },
    append: {
      input: async (world) => {
        const { uploadId } = await world.client.files.begin({ size: 5 });
        return { uploadId, offset: 0, data: new File(['words'], 'piece') };
      },
      check: ({ received }) => expect(received).toBe(5),
      bad: [{ uploadId: nobody, offset: 0, data: 'no file' }],
    },
    finish: {
      input: async (world) => {
        const { uploadId } = await world.client.files.begin({ size: 5 });
        await world.client.files.append({ uploadId, offset: 0, data: new File(['words'], 'piece') });
        return { uploadId };
      },
      check: (output) =>
        expect(output).toEqual({ hash: 'dba36bffa5cab0f922d087a3aeb179f9d4e745df40b323e1b1471402848c8a3e', size: 5 }),
      bad: [{ uploadId: 'none' }],
    },
    cancel: {
      input: async (world) => world.client.files.begin({ size: 5 }),
      bad: [{ uploadId: 'none' }],
    },
    attach: {
      input: async (world) => ({
        recordId: (await world.contact()).id,
        hash: await world.content(),
        name: '../letters/first.txt',
      }),
      check: (output) => expect(output).toMatchObject({ name: 'first.txt', kind: 'text', mediaType: 'text/plain' }),
      bad: [{ recordId: nobody, hash: 'none', name: 'a.txt' }],
    },
    list: {
      input: async (world) => ({ recordId: (await world.attached()).recordId }),
      check: (files) => expect(files.map(({ name }) => name)).toEqual(['notes.txt']),
      bad: [{ recordId: 'nobody' }],
    },
    rename: {
      input: async (world) => {
        const { recordId, id } = await world.attached();
        return { recordId, id, name: 'letter.txt' };
      },
      check: ({ name }) => expect(name).toBe('letter.txt'),
      bad: [{ recordId: nobody, id: nobody, name: 7 }],
    },
    remove: {
      input: async (world) => {
        const { recordId, id } = await world.attached();
        return { recordId, id };
      },
      check: ({ operationId }) => expect(operationId).toBeGreaterThan(0),
      bad: [{ recordId: nobody, ...badId }],
    },
    content: {
      input: async (world) => ({ hash: await world.content('some words'), offset: 5 }),
      check: async (file) => expect(await file.text()).toBe('words'),
      bad: [{ hash: 'none' }, { hash: 'a'.repeat(64), offset: -1 }],
    },
    setPhoto: {
      input: async (world) => ({ partyId: (await world.contact()).id, hash: await world.picture() }),
      check: ({ operationId }) => expect(operationId).toBeGreaterThan(0),
      bad: [{ partyId: nobody, hash: 'none' }],
    },
    removePhoto: {
      input: async (world) => {
        const { id: partyId } = await world.company();
        await world.client.files.setPhoto({ partyId, hash: await world.picture() });
        return { partyId };
      },
      check: ({ operationId }) => expect(operationId).toBeGreaterThan(0),
      bad: [{ partyId: 'nobody' }],
    },
    thumbnails: {
      input: async (world) => {
        const hash = await world.picture();
        await world.client.files.saveThumbnail({ hash, size: 'small', data: onePixel });
        return { size: 'small', hashes: [hash] };
      },
      check: ([first]) => expect(first?.data).toBe(onePixel),
      bad: [
        { size: 'huge', hashes: ['a'.repeat(64)] },
        { size: 'small', hashes: [] },
      ],
    },
    saveThumbnail: {
      input: async (world) => ({ hash: await world.picture(), size: 'large', data: onePixel }),
      bad: [{ hash: 'a'.repeat(64), size: 'large', data: '<svg>' }],
    },
  },
  duplicates: {
    list: {
      input: async (world) => {
        await world.noticedTwins();
        return { limit: 10 };
      },
      check: ({ rows }) => expect(rows[0]?.class).toBe('certain'),
      bad: [{ limit: 0 }, { class: 'perhaps' }],
    },
    status: { input: none, bad: [], check: ({ possible }) => expect(possible).toBeGreaterThanOrEqual(0) },
    search: { input: none, bad: [] },
    preview: {
      input: (world) => world.twins(),
      check: ({ class: found, parts }) => expect([found, parts.length > 0]).toEqual(['certain', true]),
      bad: [{ leftId: nobody }, { leftId: 'me', rightId: 'you' }],
    },
    dismiss: { input: (world) => world.twins(), bad: [{ leftId: nobody }] },
    dismissed: {
      input: async (world) => {
        await world.client.duplicates.dismiss(await world.twins());
        return { limit: 10 };
      },
      check: ({ rows }) => expect(rows[0]?.kind).toBe('contact'),
      bad: [{ limit: 0 }],
    },
    reconsider: {
      input: async (world) => {
        const pair = await world.twins();
        await world.client.duplicates.dismiss(pair);
        return pair;
      },
      bad: [{ leftId: nobody }],
    },
    merge: {
      input: async (world) => ({ ...(await world.twins()), keep: 'left', fields: { role: { value: 'Countess' } } }),
      check: ({ id }, { leftId }) => expect(id).toBe(leftId),
      bad: [
        { leftId: nobody, rightId: nobody, keep: 'both' },
        { leftId: nobody, rightId: nobody, keep: 'left', fields: { role: 'middle' } },
      ],
    },
    mergeCertain: {
      input: () => ({ except: [] }),
      bad: [{ except: 'none' }],
      check: ({ operationId }) => expect(operationId).toBeGreaterThan(0),
    },
    merges: {
      input: async (world) => ({ partyId: (await world.merged()).leftId }),
      check: (merges) => expect(merges).toHaveLength(1),
      bad: [{ partyId: 'me' }],
    },
    unmergePreview: {
      input: async (world) => ({ id: (await world.merged()).mergeId }),
      check: ({ restored }) => expect(restored.name).toContain('Ada'),
      bad: [badId],
    },
    unmerge: {
      input: async (world) => ({ id: (await world.merged()).mergeId }),
      check: ({ operationId }) => expect(operationId).toBeGreaterThan(0),
      bad: [badId, { id: nobody, giveBack: 'all' }],
    },
    candidates: {
      input: async (world) => (await world.noticedTwins()).given,
      check: (found) => expect(found.length).toBeGreaterThan(0),
      bad: [{ emails: 'ada' }],
    },
  },
  search: {
    find: {
      input: async (world) => {
        await world.contact('Somerville');
        return { text: 'somervile', limit: 5 };
      },
      check: ({ hits }) => expect(hits[0]?.title).toContain('Somerville'),
      bad: [{ text: 'x', limit: 51 }, { limit: 5 }],
    },
  },
  history: {
    list: {
      input: async (world) => {
        await world.operation();
        return { limit: 5 };
      },
      check: ({ operations }) => expect(operations[0]?.label.key).toBe('contact.created'),
      bad: [{ limit: 0 }],
    },
    changes: {
      input: async (world) => ({ id: await world.operation() }),
      check: ({ changes }) => expect(changes.length).toBeGreaterThan(0),
      bad: [{ id: 0 }],
    },
    undo: {
      input: async (world) => ({ id: await world.operation() }),
      check: ({ outcome }) => expect(outcome).toBe('done'),
      bad: [{ id: -1 }],
    },
    redo: {
      input: async (world) => {
        const id = await world.operation();
        await world.client.history.undo({ id });
        return { id };
      },
      check: ({ outcome }) => expect(outcome).toBe('done'),
      bad: [{ id: -1 }],
    },
    undoLast: {
      input: async (world) => {
        await world.operation();
        return undefined;
      },
      check: ({ outcome }) => expect(outcome).toBe('done'),
      bad: [],
    },
    redoLast: {
      input: async (world) => {
        await world.operation();
        await world.client.history.undoLast();
        return undefined;
      },
      check: ({ outcome }) => expect(outcome).toBe('done'),
      bad: [],
    },
  },
  operations: {
    running: { input: none, bad: [], check: (running) => expect(running).toEqual([]) },
    get: {
      input: async (world) => ({ id: await world.operation() }),
      check: ({ state }) => expect(state).toBe('done'),
      bad: [{ id: 0 }],
    },
    pause: { input: async (world) => ({ id: await world.operation() }), answers: 'conflict', bad: [{ id: 0 }] },
    resume: { input: async (world) => ({ id: await world.operation() }), answers: 'conflict', bad: [{ id: 0 }] },
    cancel: { input: async (world) => ({ id: await world.operation() }), answers: 'conflict', bad: [{ id: 0 }] },
  },
  touch: {
    get: {
      input: async (world) => ({ partyId: (await world.contact()).id }),
      check: (touch) => expect(touch).toBeNull(),
      bad: [{ partyId: 'nobody' }],
    },
    set: {
      input: async (world) => ({ partyId: (await world.contact()).id, every: 6, unit: 'week' }),
      check: ({ every, unit }) => expect([every, unit]).toEqual([6, 'week']),
      bad: [
        { partyId: nobody, every: 0, unit: 'week' },
        { partyId: nobody, every: 6, unit: 'year' },
      ],
    },
    stop: { input: async (world) => ({ partyId: (await world.inTouch()).id }), bad: [{ partyId: 'nobody' }] },
    done: {
      input: async (world) => ({ partyId: (await world.inTouch()).id }),
      check: ({ due, lastContact }) => expect(due > lastContact).toBe(true),
      bad: [{ partyId: 'nobody' }],
    },
    snooze: {
      input: async (world) => ({ partyId: (await world.inTouch()).id, days: 200 }),
      check: ({ due, snoozedUntil }) => expect(due).toBe(snoozedUntil),
      bad: [{ partyId: nobody, days: 0 }],
    },
  },
  tasks: {
    list: {
      input: async (world) => {
        const { records } = await world.task();
        return { scope: 'open', recordId: records[0]?.id };
      },
      check: ({ tasks }) => expect(tasks.map(({ title }) => title)).toEqual(['Send the offer']),
      bad: [{ scope: 'never' }, { limit: 501 }, { recordId: 'nobody' }],
    },
    all: {
      input: async (world) => {
        await world.task();
        return { sort: { column: 'due', direction: 'asc' }, filter: { text: 'offer' } };
      },
      check: ({ rows }) => expect(rows.map(({ title }) => title)).toContain('Send the offer'),
      bad: [{ sort: { column: 'steps', direction: 'asc' }, filter: {} }, { filter: {} }],
    },
    setSelectedDone: {
      input: async (world) => ({ selection: { ids: [(await world.task()).id] } }),
      check: ({ count }) => expect(count).toBe(1),
      bad: [{ selection: { ids: [] } }, {}],
    },
    binSelected: {
      input: async (world) => ({ selection: { ids: [(await world.task()).id] } }),
      check: ({ count }) => expect(count).toBe(1),
      bad: [{ selection: { ids: [] } }, {}],
    },
    counts: {
      input: async (world) => {
        await world.task();
        return {};
      },
      check: ({ overdue, today, upcoming, someday }) => expect(overdue + today + upcoming + someday).toBeGreaterThan(0),
      bad: [{ today: 'soon' }],
    },
    get: {
      input: async (world) => ({ id: (await world.task()).id }),
      check: ({ steps }) => expect(steps.map(({ title }) => title)).toEqual(['Print it']),
      bad: [badId],
    },
    create: {
      input: async (world) => ({
        title: 'Call back',
        kind: 'call',
        priority: 'high',
        due: { on: '2030-01-07', time: '15:00', zone: 'Europe/Berlin' },
        repeat: 'FREQ=WEEKLY;BYDAY=MO',
        remind: 10,
        recordIds: [(await world.contact()).id],
      }),
      check: ({ due, records }) => {
        expect(due?.at).toBe(Date.UTC(2030, 0, 7, 14));
        expect(records).toHaveLength(1);
      },
      bad: [{ title: '' }, { title: 'x', due: { on: '2030-02-30' } }, { title: 'x', priority: 'whatever' }],
    },
    update: {
      input: async (world) => ({ id: (await world.task()).id, due: null, priority: 'low' }),
      check: ({ due, priority }) => expect([due, priority]).toEqual([null, 'low']),
      bad: [badId, { id: nobody, title: '' }, { id: nobody, due: { on: '2030-01-07', time: '25:00' } }],
    },
    saveStep: {
      input: async (world) => {
        const { id: taskId, steps } = await world.task();
        return { taskId, id: steps[0]?.id, done: true };
      },
      check: ({ steps }) => expect(steps.map(({ done }) => done)).toEqual([true]),
      bad: [{ taskId: 'nobody' }, { taskId: nobody, title: '' }],
    },
    removeStep: {
      input: async (world) => {
        const { id: taskId, steps } = await world.task();
        return { taskId, id: steps[0]?.id ?? '' };
      },
      check: ({ steps }) => expect(steps).toEqual([]),
      bad: [{ taskId: nobody }],
    },
    setDone: {
      input: async (world) => ({ ids: [(await world.task()).id], done: true }),
      check: ({ count, next }) => {
        expect(count).toBe(1);
        expect(next).toHaveLength(1);
      },
      bad: [{ ids: [], done: true }, { ids: [nobody] }],
    },
    snooze: {
      input: async (world) => ({ ids: [(await world.task()).id], to: { on: '2031-03-01' } }),
      check: ({ count }) => expect(count).toBe(1),
      bad: [{ ids: [nobody], to: { on: 'someday' } }],
    },
    bin: {
      input: async (world) => ({ ids: [(await world.task()).id] }),
      check: ({ count }) => expect(count).toBe(1),
      bad: [{ ids: ['nobody'] }],
    },
    restore: {
      input: async (world) => {
        const { id } = await world.task();
        await world.client.tasks.bin({ ids: [id] });
        return { ids: [id] };
      },
      check: ({ count }) => expect(count).toBe(1),
      bad: [{ ids: [] }],
    },
  },
  today: {
    overview: {
      input: async (world) => {
        await world.contact();
        return { today: '2030-01-07' };
      },
      check: ({ hasRecords, recent }) => expect([hasRecords, recent.length > 0]).toEqual([true, true]),
      bad: [{ today: 'soon' }],
    },
    markDate: {
      input: () => ({ dateId: nobody, on: '2026-11-21', snoozeDays: null }),
      answers: 'not_found',
      bad: [
        { dateId: nobody, on: '2026-02-30', snoozeDays: null },
        { dateId: nobody, on: '2026-11-21', snoozeDays: 0 },
      ],
    },
  },
  notifications: {
    // In a store in use the program may have something to tell by itself.
    list: {
      store: 'empty',
      input: () => ({ limit: 5 }),
      check: ({ notifications, next }) => expect([notifications, next]).toEqual([[], null]),
      bad: [{ limit: 0 }, { before: 0 }],
    },
    unreadCount: {
      store: 'empty',
      input: none,
      bad: [],
      check: (unread) => expect(unread).toEqual({ count: 0, attention: 0 }),
    },
    markRead: { input: () => ({ ids: [1] }), bad: [{ ids: [] }, { ids: ['one'] }] },
    markAllRead: { input: () => ({ upTo: 1 }), bad: [{ upTo: 0 }, {}] },
    dismiss: { input: () => ({ id: 1_000_000 }), answers: 'not_found', bad: [{ id: 0 }] },
    retry: { input: () => ({ id: 1_000_000 }), answers: 'not_found', bad: [{ id: 0 }] },
  },
  imports: {
    begin: { input: () => ({ fileName: 'contacts.csv', size: 100 }), bad: [{ fileName: 'contacts.csv', size: -1 }] },
    append: {
      input: async (world) => {
        const { importId } = await world.client.imports.begin({ fileName: 'contacts.csv', size: 5 });
        return { importId, offset: 0, data: new File(['a,b\n1'], 'contacts.csv') };
      },
      check: ({ received }) => expect(received).toBe(5),
      bad: [{ importId: nobody, offset: 0, data: 'no file' }],
    },
    analyse: {
      input: async (world) => ({ importId: (await world.analysed()).importId }),
      check: ({ rows, dialect }) => expect([rows, dialect.delimiter]).toEqual([2, ',']),
      bad: [{ importId: nobody, dialect: { delimiter: 'and' } }],
    },
    preview: {
      input: (world) => world.analysed(),
      check: ({ counts, total }) => expect([counts.faulty, total]).toEqual([1, 2]),
      bad: [{ importId: nobody, options: { mapping: [], country: 'DE' }, limit: 0 }],
    },
    correct: {
      input: async (world) => ({
        importId: (await world.analysed()).importId,
        row: 3,
        column: 2,
        value: 'b@mail.example',
      }),
      bad: [{ importId: nobody, row: 0, column: 0, value: '' }],
    },
    run: {
      input: (world) => world.analysed(),
      check: ({ operationId }) => expect(operationId).toBeGreaterThan(0),
      bad: [{ importId: nobody, options: { mapping: [], country: 'Germany' } }],
    },
    faultyRows: {
      input: (world) => world.analysed(),
      check: async (file) => expect(await file.text()).toContain('broken'),
      bad: [{ importId: nobody, options: { mapping: [], country: 'Germany' } }],
    },
    progress: {
      input: async (world) => ({ importId: (await world.analysed()).importId }),
      bad: [{ importId: 'none' }],
      check: ({ done }) => expect(done).toBeNull(),
    },
    discard: { input: async (world) => ({ importId: (await world.analysed()).importId }), bad: [{ importId: 'none' }] },
    exportContacts: {
      input: async (world) => ({ selection: { ids: [(await world.contact('Byron')).id] } }),
      check: async (file) => expect(await file.text()).toContain('Byron'),
      bad: [badSelection],
    },
  },
  accounts: {
    list: { input: none, bad: [] },
    test: {
      input: () => ({ ...nobodysServer, password: 'secret' }),
      answers: 'offline',
      bad: [
        { ...nobodysServer, password: '' },
        { ...nobodysServer, preset: 'pigeon', password: 'secret' },
      ],
    },
    add: {
      input: () => newAccount,
      check: (output) => {
        expect(output).toMatchObject({ name: 'Office', state: 'preview', problem: null, books: [{ name: 'Book' }] });
        expect(JSON.stringify(output)).not.toContain(newAccount.password);
      },
      bad: [
        { ...newAccount, books: [] },
        { ...newAccount, direction: 'out' },
      ],
    },
    begin: {
      input: async (world) => ({ id: (await world.client.accounts.add(newAccount)).id }),
      check: ({ state }) => expect(state).toBe('active'),
      bad: [badId],
    },
    sync: {
      input: async (world) => ({ id: (await world.client.accounts.add(newAccount)).id }),
      bad: [badId],
    },
    repair: {
      input: async (world) => ({ id: (await world.client.accounts.add(newAccount)).id }),
      bad: [badId],
    },
    update: {
      input: async (world) => ({ id: (await world.client.accounts.add(newAccount)).id, name: 'Home', paused: true }),
      check: (output) => expect(output).toMatchObject({ name: 'Home', state: 'paused' }),
      bad: [badId, { id: nobody, every: -1 }],
    },
    answer: {
      input: async (world) => ({ id: (await world.client.accounts.add(newAccount)).id, yes: true }),
      answers: 'conflict',
      bad: [badId, { id: nobody, yes: 'maybe' }],
    },
    remove: {
      input: async (world) => ({ id: (await world.client.accounts.add(newAccount)).id, contacts: 'bin' as const }),
      check: (output) => expect(output).toEqual({ operationId: null }),
      bad: [badId, { id: nobody, contacts: 'burn' }],
    },
    cardsOf: {
      input: () => ({ partyId: nobody }),
      check: (output) => expect(output).toEqual([]),
      bad: [{ partyId: 'no' }],
    },
    deleteCards: {
      input: () => ({ partyId: nobody }),
      check: (output) => expect(output).toEqual({ deleted: 0 }),
      bad: [{ partyId: 'no' }],
    },
    conflicts: { input: none, check: (output) => expect(output).toEqual([]), bad: [] },
    resolve: {
      input: () => ({ id: 1, keep: 'ours' as const }),
      answers: 'not_found',
      bad: [
        { id: 0, keep: 'ours' },
        { id: 1, keep: 'both' },
      ],
    },
  },
  network: {
    log: {
      input: () => ({ limit: 10 }),
      check: ({ requests }) => expect(requests.length).toBeLessThanOrEqual(10),
      bad: [{ limit: 0 }, { before: 'yesterday' }],
    },
  },
  safety: {
    work: { input: none, bad: [] },
    cancel: { input: none, answers: 'conflict', bad: [] },
    read: {
      input: async (world) => ({ outputId: (await world.archive()).outputId, offset: 0 }),
      check: async (file) => expect((await file.text()).slice(0, 2)).toBe('PK'),
      bad: [{ outputId: nobody, offset: -1 }],
    },
    discard: { input: () => ({ outputId: nobody }), bad: [{ outputId: 'none' }] },
    beginUpload: { input: () => ({ fileName: 'Praxis.zip', size: 5 }), bad: [{ fileName: '', size: 0 }] },
    append: {
      input: async (world) => {
        const { uploadId } = await world.client.safety.beginUpload({ fileName: 'Praxis.zip', size: 5 });
        return { uploadId, offset: 0, data: new File(['a,b\n1'], 'Praxis.zip') };
      },
      check: ({ received }) => expect(received).toBe(5),
      bad: [{ uploadId: nobody, offset: 0, data: 'no file' }],
    },
  },
  backups: {
    list: {
      input: async (world) => {
        await world.backup();
        return { place: { kind: 'home' } };
      },
      check: ({ backups }) => expect(backups[0]).toMatchObject({ reason: 'manual', failure: null }),
      bad: [{ place: { kind: 'moon' } }],
    },
    nearby: { input: none, bad: [], check: ({ folders }) => expect(folders).toBeInstanceOf(Array) },
    create: {
      store: 'empty',
      input: none,
      bad: [],
      check: ({ workId }) => expect(workId).not.toBe(''),
    },
    settings: { input: none, bad: [], check: ({ settings }) => expect(settings.daily).toBe(true) },
    saveSettings: {
      input: () => ({ settings: { daily: true, targets: [], warnAfterDays: 5 } }),
      bad: [{ settings: { daily: true, targets: [], warnAfterDays: 0 } }],
    },
    tryServer: {
      input: () => ({ server: nobodysBucket, keys: { accessKeyId: 'nobody', secretAccessKey: 'nothing' } }),
      answers: 'validation',
      bad: [
        { server: { ...nobodysBucket, endpoint: 'ftp://127.0.0.1' } },
        { server: { ...nobodysBucket, bucket: '' } },
      ],
    },
    prepareRestore: {
      store: 'empty',
      input: async (world) => ({ place: { kind: 'home' }, name: await world.backup() }),
      bad: [{ place: { kind: 'home' }, name: '' }],
    },
    restore: { input: () => ({ workId: nobody }), answers: 'conflict', bad: [{ workId: 'none' }] },
    forgetAside: { input: () => ({ name: '1767603600000' }), answers: 'not_found', bad: [{ name: 'aside' }] },
  },
  archive: {
    create: { store: 'empty', input: () => ({}), bad: [{ passphrase: 'short' }] },
    read: {
      input: async (world) => {
        await world.contact();
        return { uploadId: nobody };
      },
      answers: 'conflict',
      bad: [{ uploadId: 'none' }],
    },
  },
  privacy: {
    exportPerson: {
      store: 'empty',
      input: async (world) => ({ partyId: (await world.contact()).id }),
      check: ({ workId }) => expect(workId).not.toBe(''),
      bad: [{ partyId: 'none' }],
    },
    counts: {
      input: async (world) => ({ partyId: (await world.contact('Noether')).id }),
      check: ({ rows }) => expect(rows.contact).toBe(1),
      bad: [{ partyId: 'none' }],
    },
    erase: {
      store: 'empty',
      input: async (world) => {
        const { id: partyId, displayName } = await world.contact();
        return { partyId, name: displayName };
      },
      check: ({ workId }) => expect(workId).not.toBe(''),
      bad: [{ partyId: 'none', name: '' }],
    },
    certificates: { input: none, bad: [], check: ({ certificates }) => expect(certificates).toEqual([]) },
  },
  events: {
    subscribe: { input: none, bad: [], check: async (events) => void (await events.return(undefined)) },
  },
};
