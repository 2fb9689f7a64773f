import type { DomainEvent } from '../../../src-shared/events';
import type { EventBus } from './event-bus';

/** Long work changes records a hundred times a second; screens are told four times, of all of it. */
const interval = 250;
/** More ids than an event may name (src-shared/events.ts). */
const most = 200;

/** Gathers the events of long work: those of one kind become one. */
export class EventGatherer {
  readonly #bus: EventBus;
  readonly #gathered = new Map<DomainEvent['type'], DomainEvent>();
  #timer: NodeJS.Timeout | undefined;

  constructor(bus: EventBus) {
    this.#bus = bus;
  }

  add(event: DomainEvent): void {
    const before = this.#gathered.get(event.type);
    this.#gathered.set(event.type, before ? joined(before, event) : event);
    this.#timer ??= setTimeout(() => this.flush(), interval).unref();
  }

  /** Publishes what was gathered. What happens after it must not be told before it. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const events = [...this.#gathered.values()];
    this.#gathered.clear();
    for (const event of events) this.#bus.publish(event);
  }
}

function joined(before: DomainEvent, event: DomainEvent): DomainEvent {
  if (!('ids' in before) || !('ids' in event)) return event;
  const ids = before.ids && event.ids ? [...new Set([...before.ids, ...event.ids])] : null;
  return { ...event, ids: ids && ids.length <= most ? ids : null };
}
