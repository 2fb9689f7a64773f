import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { syncFolder, writeDurably } from '../keys/durable-file';

/** What a store consists of, in its folder. The logs first: no store ever stands beside another one's log. */
export const storeParts = ['praxis.db-wal', 'praxis.db-shm', 'praxis.db', 'keys.json', 'files'] as const;
export type StorePart = (typeof storeParts)[number];

const plan = z.object({
  phase: z.enum(['out', 'in']),
  /** Folders beside the store, by their paths within its folder. */
  incoming: z.string(),
  aside: z.string(),
  parts: z.array(z.enum(storeParts)),
});
type Plan = z.infer<typeof plan>;

const planFile = (folder: string) => path.join(folder, 'swap.json');

function movePart(part: StorePart, from: string, to: string): void {
  if (!existsSync(path.join(from, part))) return;
  renameSync(path.join(from, part), path.join(to, part));
}

function carryOut(folder: string, { phase, incoming, aside, parts }: Plan): void {
  const away = path.join(folder, aside);
  const coming = path.join(folder, incoming);
  if (phase === 'out') {
    mkdirSync(away, { recursive: true, mode: 0o700 });
    for (const part of parts) movePart(part, folder, away);
    syncFolder(away);
    syncFolder(folder);
    writeDurably(planFile(folder), JSON.stringify({ phase: 'in', incoming, aside, parts }));
  }
  for (const part of parts) movePart(part, coming, folder);
  syncFolder(folder);
  rmSync(planFile(folder));
  rmSync(coming, { recursive: true, force: true });
  syncFolder(folder);
}

/**
 * Puts the store that stands in `incoming` in the place of the one in `folder`, which is kept in `aside` (both are paths
 * within `folder`, on the same disk). Only `parts` change places. Nobody may have either open. Whenever the plug is
 * pulled, `finishSwap` brings it to its end: there is always one whole store or the other.
 */
export function swapStore(
  folder: string,
  { incoming, aside, parts = storeParts }: { incoming: string; aside: string; parts?: readonly StorePart[] },
): void {
  const wanted: Plan = { phase: 'out', incoming, aside, parts: [...parts] };
  writeDurably(planFile(folder), JSON.stringify(wanted));
  carryOut(folder, wanted);
}

/** Ends a swap that was broken off. Does nothing when there is none. */
export function finishSwap(folder: string): void {
  if (existsSync(planFile(folder))) carryOut(folder, plan.parse(JSON.parse(readFileSync(planFile(folder), 'utf8'))));
}
