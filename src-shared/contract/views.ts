import * as z from 'zod';
import { id, procedure } from './base';
import { filterGroup, listFilter, listKind, sortOf } from './filters';

export const viewLayout = z.enum(['table', 'board', 'timeline', 'calendar']);
export type ViewLayout = z.infer<typeof viewLayout>;

/** What a list shows, and how. `columns` null: as many as there is room for; `group` the field its rows stand under. */
export const viewDefinition = z.object({
  text: z.string().max(200),
  where: filterGroup,
  sort: sortOf(z.string().max(100)),
  columns: z.array(z.string().max(100)).max(100).nullable(),
  group: z.string().max(100).nullable(),
  layout: viewLayout,
});
export type ViewDefinition = z.infer<typeof viewDefinition>;

/** `digit` is the key that, after `v`, leads there from anywhere; `pinned`: it stands in the rail. */
const view = z.object({
  kind: listKind,
  name: z.string().trim().min(1).max(60),
  definition: viewDefinition,
  pinned: z.boolean(),
  digit: z.int().min(1).max(9).nullable(),
});

export const savedView = view.extend({ id, position: z.int() });
export type SavedView = z.infer<typeof savedView>;

const listGroup = z.object({ key: z.union([z.string(), z.number()]), label: z.string(), count: z.int() });
export type ListGroup = z.infer<typeof listGroup>;

/** What a list was filtered, sorted and laid out like, under a name. */
export const views = {
  /** Every view, in the order of its list. */
  list: procedure.route({ method: 'GET', path: '/views' }).output(z.array(savedView)),
  /**
   * Adds a view at the end of its list. A digit that another view has is taken from it. Fails: `validation` (field
   * `name`, reason `required`), `conflict` (field `name`, reason `taken`) where the list has one of that name.
   */
  create: procedure
    .route({ method: 'POST', path: '/views' })
    .input(view.partial({ pinned: true, digit: true }))
    .output(savedView),
  /** Changes what is given. Fails as `create` does, and `not_found`. */
  update: procedure
    .route({ method: 'POST', path: '/views/{id}/update' })
    .input(z.object({ id, patch: view.omit({ kind: true }).partial() }))
    .output(savedView),
  /** Puts the views of a list into this order; those that are not named stay behind them, as they were. */
  order: procedure
    .route({ method: 'POST', path: '/views/order' })
    .input(z.object({ kind: listKind, ids: z.array(id).max(200) }))
    .output(z.array(savedView)),
  /**
   * How the records of a list are spread over the values of a column, in its order: `label` is how the value is read,
   * empty where there is none. Fails: `validation` (field `by`) for a column that a list can't be grouped by.
   */
  groups: procedure
    .route({ method: 'POST', path: '/views/groups' })
    .input(z.object({ kind: listKind, filter: listFilter, by: sortOf(z.string().max(100)) }))
    .output(z.array(listGroup)),
  remove: procedure.route({ method: 'POST', path: '/views/{id}/remove' }).input(z.object({ id })).output(z.object({})),
};
