import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query';
import type { DomainEvent } from '../../src-shared/events';
import { orpc } from './orpc';

type RecordEvent = Extract<DomainEvent, { type: `contact.${string}` | `company.${string}` }>;

const isRecordEvent = (event: DomainEvent): event is RecordEvent =>
  event.type.startsWith('contact.') || event.type.startsWith('company.');

/** What was done, and how it stands: an undo changes records, and with them the act it takes back. */
const past = (): QueryKey[] => [orpc.history.list.key(), orpc.operations.get.key()];

function recordKeys(event: RecordEvent): QueryKey[] {
  const isContact = event.type.startsWith('contact.');
  const own = isContact ? orpc.contacts : orpc.companies;
  const other = isContact ? orpc.companies : orpc.contacts;
  return [
    ...ofAnyRecord(event.ids),
    ...(event.ids?.flatMap((id) => [
      own.get.key({ input: { id } }),
      orpc.touch.get.key({ input: { partyId: id } }),
    ]) ?? [own.get.key(), orpc.touch.get.key()]),
    own.list.key(),
    own.count.key(),
    // A company's name and head count stand with its people, and the other way round; with the companies above and below.
    other.list.key(),
    other.get.key(),
    ...(isContact ? [] : [own.get.key()]),
    orpc.connections.key(),
    orpc.duplicates.preview.key(),
    orpc.duplicates.merges.key(),
    // Deals name the people and companies they are with.
    orpc.deals.key(),
    orpc.today.overview.key(),
    // Tasks name the records they are about.
    orpc.tasks.key(),
  ];
}

/** Every list: each can be filtered, sorted and grouped by fields that users made. */
const lists = (): QueryKey[] => [
  orpc.contacts.list.key(),
  orpc.contacts.count.key(),
  orpc.companies.list.key(),
  orpc.companies.count.key(),
  orpc.deals.list.key(),
  orpc.deals.count.key(),
  orpc.products.list.key(),
  orpc.products.count.key(),
  orpc.tasks.all.key(),
  orpc.objects.records.key(),
  orpc.bulk.key(),
  orpc.views.groups.key(),
];

/** What changes with records of any kind. */
const ofAnyRecord = (ids: readonly string[] | null): QueryKey[] => [
  ...(ids?.map((id) => orpc.files.list.key({ input: { recordId: id } })) ?? [orpc.files.list.key()]),
  ...(ids?.map((id) => orpc.fields.ofRecord.key({ input: { recordId: id } })) ?? [orpc.fields.ofRecord.key()]),
  orpc.fields.linked.key(),
  orpc.fields.cells.key(),
  // A note names others, and is told of in their timelines.
  orpc.records.timeline.key(),
  orpc.records.noteDrafts.key(),
  orpc.records.tags.key(),
  orpc.bin.key(),
  orpc.app.sample.key(),
  orpc.search.find.key(),
  orpc.bulk.key(),
  orpc.views.groups.key(),
  ...past(),
];

type ProductEvent = Extract<DomainEvent, { type: `product.${string}` }>;

const isProductEvent = (event: DomainEvent): event is ProductEvent => event.type.startsWith('product.');

const productKeys = ({ ids }: ProductEvent): QueryKey[] => [
  ...(ids?.map((id) => orpc.products.get.key({ input: { id } })) ?? [orpc.products.get.key()]),
  ...ofAnyRecord(ids),
  orpc.products.list.key(),
  orpc.products.count.key(),
  orpc.products.suggestions.key(),
];

type CustomEvent = Extract<DomainEvent, { type: `customRecord.${string}` }>;

const isCustomEvent = (event: DomainEvent): event is CustomEvent => event.type.startsWith('customRecord.');

type DealEvent = Extract<DomainEvent, { type: `deal.${string}` }>;

const isDealEvent = (event: DomainEvent): event is DealEvent => event.type.startsWith('deal.');

function dealKeys(event: DealEvent): QueryKey[] {
  // Comes beside another event, which says what to read again.
  if (event.type === 'deal.stage.changed') return [];
  const ids = event.ids?.map((id) => orpc.deals.get.key({ input: { id } })) ?? [orpc.deals.get.key()];
  return [
    ...ids,
    ...ofAnyRecord(event.ids),
    // Lists can be of those with, or without, a deal.
    orpc.contacts.list.key(),
    orpc.contacts.count.key(),
    orpc.companies.list.key(),
    orpc.companies.count.key(),
    orpc.deals.list.key(),
    orpc.deals.count.key(),
    orpc.deals.board.key(),
    orpc.deals.lanes.key(),
    orpc.deals.timeline.key(),
    orpc.lines.ofDeal.key(),
    orpc.reports.pipeline.key(),
    orpc.deals.cards.key(),
    orpc.deals.ofRecord.key(),
    orpc.deals.changes.key(),
    orpc.deals.suggestions.key(),
    orpc.pipelines.list.key(),
    orpc.today.overview.key(),
    // Tasks name the deals they are about.
    orpc.tasks.list.key(),
    orpc.tasks.get.key(),
  ];
}

/** The queries whose answer an event may have changed; null when that is all of them. */
export function changedBy(event: DomainEvent): QueryKey[] | null {
  if (isRecordEvent(event)) return recordKeys(event);
  if (isDealEvent(event)) return dealKeys(event);
  if (isProductEvent(event)) return productKeys(event);
  if (isCustomEvent(event)) return [...ofAnyRecord(event.ids), orpc.objects.key(), orpc.fields.ofRecord.key()];
  switch (event.type) {
    case 'pipeline.changed':
      return [orpc.pipelines.key(), orpc.deals.key(), orpc.reports.key(), ...past()];
    case 'activity.changed':
      return [orpc.records.timeline.key(), ...past()];
    case 'task.created':
    case 'task.changed':
    case 'task.binned':
    case 'task.restored':
    case 'task.purged':
      return [
        // A card tells when nothing more is to be done about its deal.
        orpc.deals.board.key(),
        orpc.deals.cards.key(),
        orpc.tasks.key(),
        // Lists can be of those with, or without, something to do about them.
        orpc.contacts.list.key(),
        orpc.contacts.count.key(),
        orpc.companies.list.key(),
        orpc.companies.count.key(),
        orpc.deals.list.key(),
        orpc.deals.count.key(),
        orpc.bulk.key(),
        // What is typed into a task's notes goes with them.
        orpc.records.noteDrafts.key(),
        orpc.today.overview.key(),
        orpc.records.timeline.key(),
        orpc.search.find.key(),
        ...past(),
      ];
    case 'tag.changed':
      return [
        orpc.records.tags.key(),
        orpc.contacts.list.key(),
        orpc.companies.list.key(),
        orpc.contacts.get.key(),
        orpc.companies.get.key(),
        orpc.objects.records.key(),
        orpc.objects.get.key(),
        ...past(),
      ];
    case 'operation.changed':
      return [
        orpc.operations.running.key(),
        orpc.operations.get.key({ input: { id: event.id } }),
        orpc.history.list.key(),
        orpc.history.changes.key({ input: { id: event.id } }),
      ];
    case 'notification.changed':
      return [orpc.notifications.list.key(), orpc.notifications.unreadCount.key()];
    case 'account.changed':
      return [orpc.accounts.list.key(), orpc.accounts.conflicts.key()];
    case 'duplicates.changed':
      return [orpc.duplicates.key(), ...past()];
    case 'settings.changed':
      return [orpc.app.settings.key(), orpc.app.users.key(), ...past()];
    case 'view.changed':
      return [orpc.views.key(), ...past()];
    case 'field.changed':
      return [orpc.fields.key(), ...lists(), orpc.search.find.key(), ...past()];
    case 'object.changed':
      return [orpc.objects.key(), orpc.fields.key(), orpc.views.key(), orpc.search.find.key(), ...past()];
    case 'practice.changed':
      return [orpc.practice.get.key(), ...past()];
    case 'user.created':
      return [orpc.app.users.key()];
    case 'vault.changed':
      return [orpc.vault.status.key()];
    case 'resync':
      return null;
  }
}

/**
 * Marks what events changed as out of date; what is on screen is read again at once, the rest when next shown.
 * The first event is applied at once; in a storm (an import) those that follow are gathered for longer and longer,
 * up to a quarter of a second, so that screens keep up.
 */
export function makeInvalidator(
  queryClient: QueryClient,
  schedule: (run: () => void, ms: number) => void = setTimeout,
) {
  let gathered: DomainEvent[] = [];
  let isGathering = false;

  const apply = (events: readonly DomainEvent[]) => {
    const keys = new Map<string, QueryKey>();
    for (const event of events) {
      const changed = changedBy(event);
      if (changed === null) return void queryClient.invalidateQueries();
      for (const key of changed) keys.set(hashKey(key), key);
    }
    for (const queryKey of keys.values()) void queryClient.invalidateQueries({ queryKey });
  };

  const gather = (count: number) => {
    isGathering = true;
    schedule(
      () => {
        isGathering = false;
        const events = gathered;
        gathered = [];
        if (events.length === 0) return;
        apply(events);
        gather(events.length);
      },
      Math.min(250, 10 * count),
    );
  };

  return (event: DomainEvent) => {
    if (isGathering) {
      gathered.push(event);
      return;
    }
    apply([event]);
    gather(1);
  };
}
