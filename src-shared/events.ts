import * as z from 'zod';

/**
 * The catalogue of domain events, published after commit. `ids` names the records, or is null when there
 * are too many to name (an import): then everything of that kind may have changed.
 */
const ids = z.array(z.uuid()).max(200).nullable();
const records = <T extends string>(type: T) => z.object({ type: z.literal(type), ids });

export const domainEvent = z.discriminatedUnion('type', [
  records('contact.created'),
  records('contact.changed'),
  records('contact.binned'),
  records('contact.restored'),
  records('contact.purged'),
  /** These are now part of another record; beside `contact.binned`. */
  records('contact.merged'),
  records('company.created'),
  records('company.changed'),
  records('company.binned'),
  records('company.restored'),
  records('company.purged'),
  records('company.merged'),
  records('deal.created'),
  records('deal.changed'),
  records('deal.binned'),
  records('deal.restored'),
  records('deal.purged'),
  /** These went to another stage, or were won, lost or opened again; beside `deal.changed`. */
  records('deal.stage.changed'),
  z.object({ type: z.literal('pipeline.changed') }),
  records('product.created'),
  records('product.changed'),
  records('product.binned'),
  records('product.restored'),
  records('product.purged'),
  z.object({ type: z.literal('tag.changed') }),
  records('customRecord.created'),
  records('customRecord.changed'),
  records('customRecord.binned'),
  records('customRecord.restored'),
  records('customRecord.purged'),
  /** An object that the practice made up was made, renamed or taken away. */
  z.object({ type: z.literal('object.changed') }),
  /** Custom fields or their choices were changed; what stands in them is part of the record. */
  z.object({ type: z.literal('field.changed') }),
  /** Calls, meetings or messages were logged or changed. */
  z.object({ type: z.literal('activity.changed') }),
  records('task.created'),
  records('task.changed'),
  records('task.binned'),
  records('task.restored'),
  records('task.purged'),
  z.object({ type: z.literal('duplicates.changed') }),
  z.object({
    type: z.literal('operation.changed'),
    id: z.int(),
    state: z.enum(['running', 'paused', 'done', 'cancelled', 'failed', 'undone']),
    progress: z.number().nullable(),
  }),
  z.object({ type: z.literal('notification.changed') }),
  z.object({ type: z.literal('settings.changed') }),
  z.object({ type: z.literal('practice.changed') }),
  z.object({ type: z.literal('view.changed') }),
  z.object({ type: z.literal('account.changed') }),
  z.object({ type: z.literal('user.created'), ids }),
  z.object({ type: z.literal('vault.changed') }),
  /** Events were missed (a reload after a long sleep, a restart): read everything again. */
  z.object({ type: z.literal('resync') }),
]);
export type DomainEvent = z.infer<typeof domainEvent>;
