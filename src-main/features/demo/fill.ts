import * as z from 'zod';
import texts from '../../../resources/demo/texts.json';
import type { StageFields } from '../../../src-shared/contract/pipelines';
import type { Rhythm } from '../../../src-shared/domain/keep-in-touch';
import { localDateAt } from '../../../src-shared/domain/local-date';
import { AppError } from '../../../src-shared/errors';
import type { FeatureContext } from '../../platform/feature';
import { defineTask } from '../../platform/operations/task';
import type { Tx } from '../../platform/store/handles';
import type { Store } from '../../platform/store/store';
import { findCompany, insertCompany } from '../companies';
import { insertContact } from '../contacts';
import { firstPipelineStages, insertDealWithWay, insertPipeline, putPerson } from '../deals';
import { checkPoint, insertAddress, insertPoint, type PointKind } from '../parties';
import { addLine, insertProduct } from '../products';
import { addTagging, ensureTags, insertNote, updateTag } from '../records';
import { putKeepInTouch } from '../today';
import { type DemoDeal, demoPipeline, demoProducts } from './deals';
import { addDoings, addRoutine } from './doings';
import { type DemoCompany, type DemoPerson, type DemoPractice, demoPractice } from './practice';

const state = z.object({ now: z.int(), done: z.int() });

/** Numbers of the sample carry their country. */
const country = 'DE';

const pointsOf = (kind: PointKind, label: string, values: readonly string[]) =>
  values.map((value) => ({ kind, label, ...checkPoint(kind, value, country) }));

/** Fills the store with the sample practice, a record after the other. */
export const demoTask = defineTask({
  name: 'demo.fill',
  state,
  next: ({ now }): DemoPractice => demoPractice(now),
  step(tx, { now, done }, { companies, people, deals }: DemoPractice, budget) {
    if (done === 0) {
      makeTags(tx);
      insertPipeline(tx, demoPipeline.name, demoPipeline.stages as StageFields[]);
      for (const { price, ...product } of demoProducts) {
        insertProduct(tx, { ...product, price: price * 100, currency: 'EUR' });
      }
      addRoutine(tx);
    }
    const all = companies.length + people.length + deals.length;
    let at = done;
    while (at < all && !(at > done && budget.spent())) {
      const company = companies[at];
      const person = people[at - companies.length];
      if (company) addCompany(tx, company);
      else if (person) addPerson(tx, person, at);
      else addDeal(tx, deals[at - companies.length - people.length]);
      at++;
    }
    return { state: { now, done: at }, done: at >= all, progress: at / all, consumed: false };
  },
});

function makeTags(tx: Tx): void {
  for (const { name, color } of texts.tags) {
    const [id = ''] = ensureTags(tx, [name]);
    updateTag(tx, { id, color: color as 'neutral' });
  }
}

function addCompany(tx: Tx, { name, industry, phones, emails, url, address, tags, notes, at }: DemoCompany): void {
  const id = insertCompany(tx, { name, industry, at });
  const points = [
    ...pointsOf('email', 'work', emails),
    ...pointsOf('phone', 'main', phones),
    ...pointsOf('url', '', [url]),
  ];
  points.forEach((point, position) => {
    insertPoint(tx, id, { ...point, position });
  });
  if (address) insertAddress(tx, id, { ...address, label: 'work', position: 0 });
  for (const tag of ensureTags(tx, tags)) addTagging(tx, id, tag);
  for (const note of notes) insertNote(tx, id, note.body, note.at);
}

/** A deal of the sample's pipeline, with its way, and somebody of the company it is with. */
function addDeal(tx: Tx, deal: DemoDeal | undefined): void {
  const stages = firstPipelineStages(tx.db);
  if (!deal || stages.length === 0) return;
  const { company, amount, lines, way, changedAt, ...fields } = deal;
  const companyId = findCompany(tx.db, company) ?? null;
  const id = insertDealWithWay(tx, {
    ...fields,
    amount: amount * 100,
    currency: 'EUR',
    companyId,
    way: way.map(({ stage, ...step }) => ({ ...step, stageId: stages[stage]?.id ?? stages[0]?.id ?? '' })),
    changedAt,
  });
  for (const { product, quantity } of lines) {
    const sold = tx.db
      .prepare<[string], { id: string }>('SELECT id FROM product WHERE sku = ? AND deleted_at IS NULL')
      .get(demoProducts[product]?.sku ?? '');
    if (sold) addLine(tx, { dealId: id, productId: sold.id, line: { quantity: quantity * 1000 } });
  }
  const person = tx.db
    .prepare<[string | null], { id: string }>('SELECT id FROM contact WHERE company_id = ? ORDER BY id LIMIT 1')
    .get(companyId);
  if (person) putPerson(tx, id, person.id, '');
}

function addPerson(tx: Tx, person: DemoPerson, number: number): void {
  const { company, phones, emails, address, tags, notes, ...fields } = person;
  const [work = [], home = []] = [emails.slice(0, 1), emails.slice(1)];
  const id = insertContact(tx, {
    ...fields,
    companyName: company,
    companyId: company === '' ? null : (findCompany(tx.db, company) ?? null),
    points: [
      ...pointsOf('email', company === '' ? 'home' : 'work', work),
      ...pointsOf('email', 'home', home),
      ...pointsOf('phone', phones[0]?.startsWith('+49 17') ? 'mobile' : 'work', phones.slice(0, 1)),
      ...pointsOf('phone', 'work', phones.slice(1)),
    ],
    addresses: address ? [{ ...address, label: company === '' ? 'home' : 'work' }] : [],
    tagIds: ensureTags(tx, tags),
    changedAt: Math.max(person.at, ...notes.map(({ at }) => at)),
  });
  for (const note of notes) insertNote(tx, id, note.body, note.at);
  if (tags.includes('Client')) addDoings(tx, id, { given: person.givenName, number });
  const rhythm = tags.includes('Client') ? rhythms[notes.length] : undefined;
  if (rhythm) {
    const lastContact = localDateAt(Math.max(...notes.map(({ at }) => at)));
    putKeepInTouch(tx, id, { ...rhythm, lastContact, snoozedUntil: null });
  }
}

/** Clients one wants to stay in touch with: how often, by how much was written about them. */
const rhythms: Readonly<Record<number, Rhythm>> = {
  2: { every: 6, unit: 'month' },
  4: { every: 4, unit: 'week' },
  6: { every: 3, unit: 'month' },
  8: { every: 1, unit: 'month' },
};

/** Whether there are no contacts but for the bin. */
export const isEmpty = ({ db }: Store): boolean =>
  db.prepare('SELECT 1 FROM contact WHERE deleted_at IS NULL LIMIT 1').get() === undefined;

/** Fills an empty store, as one operation. Fails: `conflict` when there are contacts. */
export async function fillDemo({ store, runner, actor }: FeatureContext): Promise<{ operationId: number }> {
  if (!isEmpty(store)) {
    throw new AppError('conflict', 'there are contacts', { reason: 'not_empty' });
  }
  const operationId = runner.start({ label: { key: 'demo.filled' }, actor: actor() }, demoTask.name, {
    now: store.clock.now(),
    done: 0,
  });
  await runner.finished(operationId);
  return { operationId };
}
