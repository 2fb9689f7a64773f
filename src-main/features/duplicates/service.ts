import type * as z from 'zod';
import type { duplicates, MergePreview, UnmergePreview } from '../../../src-shared/contract/duplicates';
import { normalizeEmail } from '../../../src-shared/domain/email';
import { compare } from '../../../src-shared/domain/match/compare';
import { type Facts, profileOf } from '../../../src-shared/domain/match/profile';
import { noName } from '../../../src-shared/domain/name';
import { normalizePhone } from '../../../src-shared/domain/phone';
import { AppError } from '../../../src-shared/errors';
import type { Label } from '../../../src-shared/labels';
import { type PartiesOptions, partyToChange } from '../parties';
import { rowText, userNames } from '../records';
import { forgetApart, rememberApart } from './apart';
import { factsOf } from './facts';
import { matchesOf } from './look';
import { commonness } from './match-index';
import { camel } from './merge-items';
import { areApart, ordered } from './pairs';
import { partyLines } from './party-row';
import { bothOf, mergeParts, planOf } from './plan';
import { counts } from './queue';
import { type MergeState, mergeTask, type UnmergeState, unmergeTask } from './tasks';
import { currentRow, findMerge, type Item, itemsOf, wasEdited } from './unmerge';

type Inputs = {
  [Name in keyof typeof duplicates]: z.infer<NonNullable<(typeof duplicates)[Name]['~orpc']['inputSchema']>>;
};

const begin = { begun: null, after: ['', ''] as [string, string], merged: 0 };

/** Merges and takes apart, each as one undoable act, and says beforehand what that will do. */
export function duplicateService({ store, runner, actor, country }: PartiesOptions) {
  const { db, captured } = store;
  const lineOf = (id: string) => {
    const found = partyLines(db, [id]).get(id);
    if (!found) throw new AppError('not_found', 'no such contact or company', { id });
    return found;
  };
  const run = async (label: Label, task: string, state: MergeState | UnmergeState): Promise<number> => {
    const id = runner.start({ label, actor: actor() }, task, state);
    const { state: ended } = await runner.finished(id);
    if (ended === 'failed') throw new AppError('internal', `the operation ${id} failed`);
    return id;
  };
  const theMerge = (id: string) => {
    const found = findMerge(db, id);
    if (!found) throw new AppError('not_found', 'no such merge', { id });
    return found;
  };
  const told = (item: Item) => {
    const row = currentRow(db, item);
    if (item.what === 'field') return { id: item.id, field: camel(item.column), text: String(item.before ?? '') };
    const text = row && rowText(db, item.table, row);
    return text ? { id: item.row, ...text } : null;
  };

  return {
    preview({ leftId, rightId }: Inputs['preview']): MergePreview {
      const both = bothOf(db, leftId, rightId);
      const facts = factsOf(db, both.kind, [leftId, rightId]);
      const [left, right] = [facts.get(leftId), facts.get(rightId)];
      if (!left || !right) throw new AppError('not_found', 'no such contact or company', { id: leftId });
      const match = compare(profileOf(left), profileOf(right), commonness(db, both.kind));
      return {
        kind: both.kind,
        left: lineOf(leftId),
        right: lineOf(rightId),
        ...match,
        reasons: [...match.reasons],
        ...mergeParts(db, captured, both),
      };
    },

    dismiss({ leftId, rightId }: Inputs['dismiss']): void {
      const [one, other] = [partyToChange(db, leftId), partyToChange(db, rightId)];
      if (leftId === rightId) throw new AppError('validation', 'these are one', { field: 'rightId', reason: 'same' });
      const params = { name: one.name, other: other.name };
      store.transact({ label: { key: 'duplicates.dismissed', params }, actor: actor() }, (tx) =>
        rememberApart(tx, leftId, rightId),
      );
    },

    reconsider({ leftId, rightId }: Inputs['reconsider']): void {
      if (!areApart(db, leftId, rightId))
        throw new AppError('not_found', 'these were never told apart', { id: leftId });
      const params = { name: lineOf(leftId).name, other: lineOf(rightId).name };
      store.transact({ label: { key: 'duplicates.reconsidered', params }, actor: actor() }, (tx) =>
        forgetApart(tx, leftId, rightId),
      );
    },

    async merge({ leftId, rightId, ...choices }: Inputs['merge']): Promise<{ id: string; operationId: number }> {
      const both = bothOf(db, leftId, rightId);
      const plan = planOf(captured, both, choices);
      const params = { name: lineOf(plan.survivorId).name, other: lineOf(plan.loserId).name };
      const state: MergeState = { ...begin, plan, total: 1, except: [] };
      return { id: plan.survivorId, operationId: await run({ key: 'duplicates.merged', params }, mergeTask, state) };
    },

    /** Starts, and answers at once. */
    mergeCertain({ except }: Inputs['mergeCertain']): { operationId: number } {
      const total = Math.max(0, counts(db).certain - except.length);
      const label: Label = { key: 'duplicates.mergedCertain', params: { count: total } };
      const left = except.map(({ leftId, rightId }) => ordered(leftId, rightId).join(' '));
      const state: MergeState = { ...begin, plan: null, total, except: left };
      return { operationId: runner.start({ label, actor: actor() }, mergeTask, state) };
    },

    merges({ partyId }: Inputs['merges']): { id: string; name: string; at: number; by: string }[] {
      const users = userNames(db);
      const rows = db
        .prepare<[string], { id: string; loserId: string; at: number; byId: string }>(
          `SELECT id, loser_id AS loserId, created_at AS at, created_by AS byId FROM merge
           WHERE party_id = ? AND deleted_at IS NULL ORDER BY created_at DESC, id DESC`,
        )
        .all(partyId);
      const lines = partyLines(
        db,
        rows.map(({ loserId }) => loserId),
      );
      return rows.map(({ id, loserId, at, byId }) => {
        return { id, name: lines.get(loserId)?.name ?? '', at, by: users.get(byId) ?? '' };
      });
    },

    unmergePreview({ id }: Inputs['unmergePreview']): UnmergePreview {
      const merge = theMerge(id);
      const items = itemsOf(db, id, '', 100_000);
      const moved = items.filter(({ what }) => what === 'moved');
      const here = moved.filter((item) => currentRow(db, item)?.party_id === merge.survivorId);
      const edited = here.filter((item) => wasEdited(db, item));
      const fields = items.filter(
        (item) => item.what === 'field' && currentRow(db, item)?.[item.column] === item.after,
      );
      return {
        survivor: lineOf(merge.survivorId),
        restored: lineOf(merge.loserId),
        back: here.filter((item) => !edited.includes(item)).flatMap((item) => told(item) ?? []),
        edited: edited.flatMap((item) => told(item) ?? []),
        fields: fields.flatMap((item) => told(item) ?? []),
        links: items.filter(({ what }) => what === 'link').length,
      };
    },

    async unmerge({ id, giveBack }: Inputs['unmerge']) {
      const { survivorId, loserId } = theMerge(id);
      const { name } = partyToChange(db, survivorId);
      const params = { name, other: lineOf(loserId).name };
      const state: UnmergeState = { id, giveBack, after: '' };
      const operationId = await run({ key: 'duplicates.unmerged', params }, unmergeTask, state);
      return { survivorId, restoredId: loserId, operationId };
    },

    candidates({ kind, emails, phones, companyName = '', ...name }: Inputs['candidates']) {
      const given = Object.fromEntries(Object.entries(name).filter(([, value]) => value !== undefined));
      const facts: Facts = {
        ...noName,
        ...given,
        kind,
        companyName,
        emails: emails.flatMap((email) => normalizeEmail(email) ?? []),
        phones: phones.flatMap((phone) => normalizePhone(phone, country()) ?? []),
        links: [],
        places: [],
        birthday: null,
      };
      const found = matchesOf(db, facts).slice(0, 5);
      const lines = partyLines(
        db,
        found.map(({ id }) => id),
      );
      return found.flatMap(({ id, match }) => {
        const line = lines.get(id);
        return line && match.class ? [{ ...line, ...match, class: match.class, reasons: [...match.reasons] }] : [];
      });
    },
  };
}
