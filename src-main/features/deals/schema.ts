import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { type DealField, dealStatuses } from '../../../src-shared/contract/deals';
import { stageColors } from '../../../src-shared/contract/pipelines';
import type { CapturedTable } from '../../platform/store/capture';
import { syncedColumns } from '../../platform/store/columns';

const quoted = (codes: string): string =>
  codes
    .split(' ')
    .map((code) => `'${code}'`)
    .join(', ');

/**
 * What a deal's amount is as a number, in thousandths of its currency's unit, in SQL: how deals of several currencies
 * are put in order. An index is of this very expression: it changes by a migration only.
 */
export const worth = `(amount * CASE WHEN currency IN (${quoted(
  'AFN ALL BIF CLP COP DJF GNF HUF IDR IQD IRR ISK JPY KMF KPW KRW LAK LBP MGA MMK PKR PYG RWF SLL SOS SYP UGX VND VUV XAF XOF XPF YER',
)}) THEN 1000 WHEN currency IN (${quoted('BHD JOD KWD LYD OMR TND')}) THEN 1 ELSE 10 END)`;

/** One way deals go. `position` is a key of domain/order-key. */
export const pipeline = sqliteTable('pipeline', {
  ...syncedColumns,
  name: text('name').notNull(),
  position: text('position').notNull(),
});

/** A step of a pipeline. `probability` of winning, in percent; `required` is what a deal needs to enter it. */
export const stage = sqliteTable(
  'stage',
  {
    ...syncedColumns,
    pipelineId: text('pipeline_id').notNull(),
    name: text('name').notNull(),
    color: text('color', { enum: stageColors }).notNull(),
    position: text('position').notNull(),
    probability: integer('probability').notNull(),
    rotDays: integer('rot_days'),
    required: text('required', { mode: 'json' }).$type<DealField[]>().notNull().default([]),
  },
  (t) => [index('stage_pipeline').on(t.pipelineId)],
);

/**
 * A deal. `amount` is in minor units of `currency` (ISO 4217), null where it is not known yet; `expectedClose` a day;
 * `boardOrder` its place among those of its stage (domain/order-key); `stageSince` when it came there.
 */
export const deal = sqliteTable(
  'deal',
  {
    ...syncedColumns,
    title: text('title').notNull(),
    pipelineId: text('pipeline_id').notNull(),
    stageId: text('stage_id').notNull(),
    status: text('status', { enum: dealStatuses }).notNull().default('open'),
    amount: integer('amount'),
    /** Whether the amount is what its lines come to. */
    amountFromLines: integer('amount_from_lines', { mode: 'boolean' }).notNull().default(false),
    currency: text('currency').notNull(),
    expectedClose: text('expected_close'),
    closedAt: integer('closed_at'),
    reason: text('reason').notNull().default(''),
    companyId: text('company_id'),
    source: text('source').notNull().default(''),
    about: text('about').notNull().default(''),
    boardOrder: text('board_order').notNull(),
    stageSince: integer('stage_since').notNull(),
    nameKey: text('name_key').notNull().default(''),
  },
  (t) => {
    const live = sql`deleted_at IS NULL`;
    const open = sql`status = 'open' AND deleted_at IS NULL`;
    return [
      index('deal_board').on(t.stageId, t.boardOrder, t.id).where(open),
      index('deal_sums').on(t.pipelineId, t.stageId, t.currency, t.amount).where(open),
      index('deal_stage').on(t.stageId),
      index('deal_company').on(t.companyId).where(sql`company_id IS NOT NULL`),
      index('deal_source').on(t.source).where(sql`source <> ''`),
      index('deal_reason').on(t.status, t.reason).where(sql`reason <> ''`),
      index('deal_by_name').on(t.nameKey, t.id, t.deletedAt).where(live),
      index('deal_by_owner').on(t.ownerId, t.id, t.deletedAt).where(live),
      index('deal_by_amount').on(sql.raw(worth), t.id, t.deletedAt).where(live),
      index('deal_by_close').on(t.expectedClose, t.id, t.deletedAt).where(live),
      index('deal_by_created').on(t.createdAt, t.id, t.deletedAt).where(live),
      index('deal_by_updated').on(t.updatedAt, t.id, t.deletedAt).where(live),
      index('deal_binned').on(t.deletedAt).where(sql`deleted_at IS NOT NULL`),
    ];
  },
);

/** Somebody who has to do with a deal, and as what. The first one by `position` is the main one. */
export const dealContact = sqliteTable(
  'deal_contact',
  {
    ...syncedColumns,
    dealId: text('deal_id').notNull(),
    contactId: text('contact_id').notNull(),
    role: text('role').notNull().default(''),
    position: integer('position').notNull(),
  },
  (t) => [index('deal_contact_deal').on(t.dealId), index('deal_contact_contact').on(t.contactId)],
);

/**
 * That a deal went from one stage or status to another, with what it was worth then: what reports count. `from*` is
 * null where it began. Undoing the move takes its row back: reports count what is not deleted.
 */
export const stageChange = sqliteTable(
  'stage_change',
  {
    ...syncedColumns,
    dealId: text('deal_id').notNull(),
    fromStage: text('from_stage'),
    toStage: text('to_stage').notNull(),
    fromStatus: text('from_status', { enum: dealStatuses }),
    toStatus: text('to_status', { enum: dealStatuses }).notNull(),
    at: integer('at').notNull(),
    amount: integer('amount'),
    currency: text('currency').notNull(),
  },
  (t) => [index('stage_change_deal').on(t.dealId, t.at), index('stage_change_at').on(t.at)],
);

export const capturedDeals: readonly CapturedTable[] = [
  { table: pipeline },
  { table: stage },
  {
    table: deal,
    links: ['company_id'],
    groups: {
      place: ['pipeline_id', 'stage_id', 'status', 'closed_at', 'reason', 'stage_since'],
      money: ['amount', 'currency'],
    },
    derived: ['name_key'],
  },
  // Rows that say nothing without their deal go with it for good: its column is a link, too.
  { table: dealContact, record: 'deal_id', links: ['contact_id', 'deal_id'] },
  { table: stageChange, record: 'deal_id', links: ['deal_id'] },
];
