import { eventIterator } from '@orpc/contract';
import { domainEvent } from '../events';
import { procedure } from './base';

export const events = {
  /**
   * Domain events as they happen. Each carries an id; a client that reconnects with the last id it saw gets
   * what it missed, or one `resync` when that is no longer kept.
   */
  subscribe: procedure.route({ method: 'GET', path: '/events' }).output(eventIterator(domainEvent)),
};
