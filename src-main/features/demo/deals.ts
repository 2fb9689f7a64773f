import texts from '../../../resources/demo/deals.json';
import productList from '../../../resources/demo/products.json';
import { localDateAt } from '../../../src-shared/domain/local-date';
import type { Chance } from './random';

/** A step of a sample deal's way: the stage it came to (by its number) or how it ended, and when (ms since 1970). */
export interface DemoStep {
  stage: number;
  status: 'open' | 'won' | 'lost';
  at: number;
}

export interface DemoDeal {
  title: string;
  company: string;
  /** Whole euros. */
  amount: number;
  /** What it is about: the number of a product, and how many of it. */
  lines: { product: number; quantity: number }[];
  expectedClose: string;
  source: string;
  reason: string;
  /** From where it began to where it stands. */
  way: DemoStep[];
  changedAt: number;
}

const dealCount = 48;
const day = 24 * 60 * 60_000;

/** What the sample practice sells; prices in whole euros. */
export const demoProducts = productList;

/** Every third deal is made of products, and comes to what they cost. */
function linesOf(at: number): DemoDeal['lines'] {
  if (at % 3 !== 0) return [];
  const product = (at / 3) % demoProducts.length;
  const last = demoProducts.length - 1;
  const travel = product === last ? [] : [{ product: last, quantity: 1 + (at % 2) }];
  return [{ product, quantity: 1 + (at % 5) }, ...travel];
}

const worthOf = (lines: DemoDeal['lines']): number =>
  lines.reduce((sum, { product, quantity }) => sum + (demoProducts[product]?.price ?? 0) * quantity, 0);

/** The pipeline of the sample practice, and what it asks. */
export const demoPipeline = { name: texts.pipeline, stages: texts.stages };

/** From the first stage to the last one, where it has stood since `since` days ago. */
function wayTo(chance: Chance, last: number, since: number, now: number): DemoStep[] {
  const steps: DemoStep[] = [];
  let ago = since;
  for (let stage = last; stage >= 0; stage--) {
    steps.unshift({ stage, status: 'open', at: now - ago * day - chance.below(8 * 60) * 60_000 });
    ago += 3 + chance.below(16);
  }
  return steps;
}

function demoDeal(chance: Chance, company: string, end: DemoStep['status'], now: number): Omit<DemoDeal, 'lines'> {
  const isOpen = end === 'open';
  const last = end === 'won' ? texts.stages.length - 1 : chance.below(texts.stages.length);
  // One that is over was so for a while; one under way came to its stage lately, or was forgotten there.
  const lately = chance.happens(0.2) ? 25 + chance.below(30) : chance.below(12);
  const way = wayTo(chance, last, isOpen ? lately : 5 + chance.below(150), now);
  const stood = way.at(-1)?.at ?? now;
  const changedAt = isOpen ? stood : Math.min(now - day, stood + chance.below(5) * day);
  if (!isOpen) way.push({ stage: last, status: end, at: changedAt });
  return {
    title: chance.pick(texts.titles),
    company,
    amount: (1 + chance.below(24)) * chance.pick([250, 500, 1000]),
    expectedClose: localDateAt(isOpen ? now + (chance.below(100) - 10) * day : changedAt),
    source: chance.pick(texts.sources),
    reason: isOpen ? '' : chance.pick(texts.reasons[end]),
    way,
    changedAt,
  };
}

/** The deals of the sample practice: most under way, some won, some lost, a few forgotten. */
export const demoDeals = (chance: Chance, companies: readonly { name: string }[], now: number): DemoDeal[] =>
  Array.from({ length: dealCount }, (_, at) => {
    const over = chance.happens(0.65) ? 'won' : 'lost';
    const deal = demoDeal(chance, chance.pick(companies).name, at % 4 === 3 ? over : 'open', now);
    const lines = linesOf(at);
    return { ...deal, lines, amount: lines.length > 0 ? worthOf(lines) : deal.amount };
  });
