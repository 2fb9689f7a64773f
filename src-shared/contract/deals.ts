import * as z from 'zod';
import { isCurrency, maxAmount } from '../domain/money';
import { cursor, id, instant, line, operationId, procedure } from './base';
import { newValues } from './fields';
import { listFilter, pageInput, selection, sortOf } from './filters';
import { photoHash } from './parties';
import { dealField } from './pipelines';
import { tag } from './records';
import { tableImported, tablePreview, tableText } from './tables';
import { localDate } from './touch';

export type { DealField } from './pipelines';

export const dealStatuses = ['open', 'won', 'lost'] as const;
export const dealStatus = z.enum(dealStatuses);
export type DealStatus = z.infer<typeof dealStatus>;

/** Minor units (cents) of a currency. */
export const amount = z.int().min(0).max(maxAmount);
/** ISO 4217. */
export const currency = z.string().refine(isCurrency, 'no such currency');
export const money = z.object({ amount: z.int(), currency });

/** Somebody who has to do with a deal; `id` is that of this part. */
export const dealPerson = z.object({
  id,
  contactId: id,
  name: z.string(),
  photo: photoHash,
  role: line,
});
export type DealPerson = z.infer<typeof dealPerson>;

/** A deal as it stands on the board and in lists. */
export const dealRow = z.object({
  id,
  title: line,
  pipelineId: id,
  stageId: id,
  stageName: z.string(),
  status: dealStatus,
  amount: amount.nullable(),
  currency,
  expectedClose: localDate.nullable(),
  companyId: id.nullable(),
  companyName: z.string(),
  /** The main person. */
  contactName: z.string(),
  ownerId: id,
  ownerName: z.string(),
  stageSince: instant,
  /** A task about it is still to be done. */
  hasNextStep: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
});
export type DealRow = z.infer<typeof dealRow>;

export const deal = dealRow.extend({
  closedAt: instant.nullable(),
  /** Why it was won or lost. */
  reason: line,
  source: line,
  about: z.string(),
  people: z.array(dealPerson),
  tags: z.array(tag),
  createdBy: z.string(),
  updatedBy: z.string(),
  binnedAt: instant.nullable(),
});
export type Deal = z.infer<typeof deal>;

/** `companyName` finds the company by its name or makes it; empty takes the deal out of it. `companyId` is one that is there. */
export const dealPatch = z
  .object({
    title: line.min(1),
    amount: amount.nullable(),
    currency,
    expectedClose: localDate.nullable(),
    companyName: line,
    companyId: id.nullable(),
    source: line,
    about: z.string().max(100_000),
    ownerId: id,
  })
  .partial();
export type DealPatch = z.infer<typeof dealPatch>;

/** What a move may be given at once, because the stage asks for it; `contactId` becomes a person of the deal. */
const entryFields = dealPatch.extend({ contactId: id.optional() });
export type EntryFields = z.infer<typeof entryFields>;

export const dealColumn = z.enum([
  'name',
  'stage',
  'amount',
  'company',
  'expectedClose',
  'owner',
  'createdAt',
  'updatedAt',
]);
export type DealColumn = z.infer<typeof dealColumn>;

/** What the board is divided into beside its stages; `closeMonth` is that of the expected close. */
export const laneBy = z.enum(['owner', 'company', 'closeMonth']);
export type LaneBy = z.infer<typeof laneBy>;

/** One lane: of the owner or company with an id, or of a month (`2026-03`); null for deals that have none. */
const laneKey = z.object({ by: laneBy, value: z.string().max(100).nullable() });
export type LaneKey = z.infer<typeof laneKey>;

/** `most` deals stand in one stage; `weighted`: by the probabilities of their stages. `name` of a month is ''. */
const lane = z.object({
  value: z.string().nullable(),
  name: z.string(),
  count: z.int(),
  most: z.int(),
  sums: z.array(money),
  weighted: z.array(money),
});
export type BoardLane = z.infer<typeof lane>;

/** A column of the board: `sums` and `weighted` (by the stage's probability) for each currency. */
export const boardColumn = z.object({
  stageId: id,
  count: z.int(),
  sums: z.array(money),
  weighted: z.array(money),
  /** The first ones, in the order of the board. */
  cards: z.array(dealRow),
});
export type BoardColumn = z.infer<typeof boardColumn>;

/** That a deal went from one stage or status to another; names are those of now, '' for what is gone. */
export const stageChange = z.object({
  id,
  at: instant,
  by: z.string(),
  fromStage: z.string().nullable(),
  toStage: z.string(),
  fromStatus: dealStatus.nullable(),
  toStatus: dealStatus,
});

/** Deals. Each change is one undoable act. */
export const deals = {
  /** A page of the list. Rows are in the order of `sort`, ties by id. */
  list: procedure
    .route({ method: 'POST', path: '/deals/list' })
    .input(pageInput.extend({ sort: sortOf(dealColumn), filter: listFilter }))
    .output(z.object({ rows: z.array(dealRow), next: cursor.nullable() })),
  count: procedure
    .route({ method: 'POST', path: '/deals/count' })
    .input(z.object({ filter: listFilter }))
    .output(z.object({ count: z.int() })),
  /** The open deals of a pipeline (or of one lane of it) that a filter lets through, by stage, each column with its first `limit` cards. Fails: `not_found`. */
  board: procedure
    .route({ method: 'POST', path: '/deals/board' })
    .input(
      z.object({
        pipelineId: id,
        filter: listFilter.default({ binned: false }),
        lane: laneKey.optional(),
        limit: z.int().min(1).max(100).default(30),
      }),
    )
    .output(z.object({ columns: z.array(boardColumn) })),
  /**
   * What the open deals of a pipeline are divided into: owners by name, companies with most deals first, months in
   * their order; what has none comes last. At most 100, `more` are left out. Fails: `not_found`.
   */
  lanes: procedure
    .route({ method: 'POST', path: '/deals/lanes' })
    .input(z.object({ pipelineId: id, filter: listFilter.default({ binned: false }), by: laneBy }))
    .output(z.object({ lanes: z.array(lane), more: z.int() })),
  /** Open deals of a pipeline and of one lane, by their expected close; those without one come last. */
  timeline: procedure
    .route({ method: 'POST', path: '/deals/timeline' })
    .input(
      z.object({
        pipelineId: id,
        filter: listFilter.default({ binned: false }),
        lane: laneKey,
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .output(z.object({ rows: z.array(dealRow) })),
  /** More cards of one column, in the order of the board. */
  cards: procedure
    .route({ method: 'POST', path: '/deals/cards' })
    .input(
      z.object({
        stageId: id,
        filter: listFilter.default({ binned: false }),
        lane: laneKey.optional(),
        offset: z.int().min(0),
        limit: z.int().min(1).max(100).default(50),
      }),
    )
    .output(z.object({ cards: z.array(dealRow) })),
  /** A deal with all that belongs to it. Fails: `not_found`. */
  get: procedure.route({ method: 'GET', path: '/deals/{id}' }).input(z.object({ id })).output(deal),
  /**
   * A new deal, at the top of its stage. Fails: `conflict` (reason `stage.gone`); `validation` (reason `deal.required`,
   * detail `fields`: what the stage asks for).
   */
  create: procedure
    .route({ method: 'POST', path: '/deals' })
    .input(entryFields.required({ title: true }).extend({ stageId: id, values: newValues }))
    .output(deal),
  /** Changes what is given. Fails: `validation` by field. */
  update: procedure
    .route({ method: 'POST', path: '/deals/{id}/update' })
    .input(z.object({ id, patch: dealPatch }))
    .output(deal),
  /**
   * Puts an open deal into a stage, below the deal `afterId` or above `beforeId`, else on top; `fields` are saved
   * with it. A neighbour that has left the stage is passed over. Fails: `conflict` (reasons `stage.gone`, `binned`,
   * `deal.closed`); `validation` (reason `deal.required`, detail `fields`: what is missing), and then nothing is changed.
   */
  move: procedure
    .route({ method: 'POST', path: '/deals/{id}/move' })
    .input(
      z.object({
        id,
        stageId: id,
        afterId: id.nullable().default(null),
        beforeId: id.nullable().default(null),
        fields: entryFields.default({}),
      }),
    )
    .output(z.object({ operationId, deal })),
  /** Ends a deal as won or lost. Fails: `conflict` (reasons `binned`, `deal.closed`). */
  close: procedure
    .route({ method: 'POST', path: '/deals/{id}/close' })
    .input(z.object({ id, status: z.enum(['won', 'lost']), reason: line.default('') }))
    .output(z.object({ operationId, deal })),
  /** Opens a deal that was won or lost again, in the stage where it stood. */
  reopen: procedure
    .route({ method: 'POST', path: '/deals/{id}/reopen' })
    .input(z.object({ id }))
    .output(z.object({ operationId, deal })),
  /** Names somebody as part of a deal, or changes as what. Fails: `validation` (field `contactId`, reason `unknown`). */
  savePerson: procedure
    .route({ method: 'POST', path: '/deals/{dealId}/people' })
    .input(z.object({ dealId: id, contactId: id, role: line.default('') }))
    .output(dealPerson),
  removePerson: procedure
    .route({ method: 'POST', path: '/deals/{dealId}/people/{id}/remove' })
    .input(z.object({ dealId: id, id }))
    .output(z.object({})),
  /** The deals of a contact or company, open ones first, then the newest; at most 200. */
  ofRecord: procedure
    .route({ method: 'GET', path: '/deals/of/{recordId}' })
    .input(z.object({ recordId: id }))
    .output(z.array(dealRow)),
  /** When it went where, newest first. */
  changes: procedure
    .route({ method: 'GET', path: '/deals/{id}/changes' })
    .input(z.object({ id }))
    .output(z.array(stageChange)),
  /** What was written before: sources and reasons, the commonest first; and the currency a new deal begins with. */
  suggestions: procedure
    .route({ method: 'GET', path: '/deals/suggestions' })
    .output(
      z.object({ sources: z.array(line), won: z.array(line), lost: z.array(line), roles: z.array(line), currency }),
    ),
  /**
   * Says what `moveMany` would do, and changes nothing: how many deals would go into the stage, how many stand there
   * already, are closed, or lack what the stage asks for, the first five of these by name. Fails: `conflict`
   * (`stage.gone`).
   */
  movePreview: procedure
    .route({ method: 'POST', path: '/deals/move/preview' })
    .input(z.object({ selection, stageId: id }))
    .output(
      z.object({
        total: z.int(),
        moving: z.int(),
        there: z.int(),
        closed: z.int(),
        lacking: z.int(),
        lacks: z.array(z.object({ id, title: z.string(), fields: z.array(dealField) })),
      }),
    ),
  /**
   * Puts open deals into a stage, below those that are there, as one operation; those that lack what the stage asks for
   * stay where they are. Answers how many were moved. Fails: `conflict` (`stage.gone`).
   */
  moveMany: procedure
    .route({ method: 'POST', path: '/deals/move' })
    .input(z.object({ selection, stageId: id }))
    .output(z.object({ operationId, count: z.int() })),
  /**
   * What an import of a file would do, row by row. Its columns are known by the names that we and other programs give
   * them. A deal that is there already, by its name and its company, stays as it is. Fails: `validation` (field `text`,
   * reasons `csv.columns` without a column of names, `csv.tooMany` above 10,000 rows).
   */
  readCsv: procedure.route({ method: 'POST', path: '/deals/csv' }).input(tableText).output(tablePreview),
  /**
   * Adds the deals that `readCsv` tells, as one operation, with the pipelines, stages, companies, people and tags that
   * they name; faulty rows are left out. Fails as `readCsv` does.
   */
  importCsv: procedure.route({ method: 'POST', path: '/deals/import' }).input(tableText).output(tableImported),
  /** Moves deals to the bin (kept 30 days), as one operation. */
  bin: procedure
    .route({ method: 'POST', path: '/deals/bin' })
    .input(z.object({ selection }))
    .output(z.object({ operationId, count: z.int() })),
  /** Takes deals out of the bin, as one operation. */
  restore: procedure
    .route({ method: 'POST', path: '/deals/restore' })
    .input(z.object({ selection }))
    .output(z.object({ operationId, count: z.int() })),
  /** Deletes binned deals for good, with journal and index. Can't be undone. */
  purge: procedure
    .route({ method: 'POST', path: '/deals/purge' })
    .input(z.object({ selection }))
    .output(z.object({ count: z.int() })),
};
