import { getEventMeta } from '@orpc/client';
import type { QueryClient } from '@tanstack/react-query';
import { useConnection } from './connection';
import { makeInvalidator } from './invalidate';
import { client } from './transport';

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/**
 * Follows the core's events until aborted. After a broken connection it goes on from the last event it saw; the core
 * answers with what was missed, or with one `resync`.
 */
export async function followEvents(queryClient: QueryClient, signal: AbortSignal): Promise<void> {
  const invalidate = makeInvalidator(queryClient);
  let lastEventId: string | undefined;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const events = await client.events.subscribe(
        undefined,
        lastEventId === undefined ? { signal } : { signal, lastEventId },
      );
      if (failures > 0 && lastEventId === undefined) await queryClient.invalidateQueries();
      failures = 0;
      useConnection.getState().set(true);
      for await (const event of events) {
        lastEventId = getEventMeta(event)?.id ?? lastEventId;
        invalidate(event);
      }
    } catch {
      // Why is of no use here: the health line says that the core is away, and the way back is to try again.
    }
    if (signal.aborted) return;
    failures += 1;
    if (failures > 2) useConnection.getState().set(false);
    await pause(Math.min(5_000, 100 * 2 ** failures), signal);
  }
}
