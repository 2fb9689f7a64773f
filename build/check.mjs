// `npm run check`: what is quick enough to run before every commit. Two at a time.
import { findNode } from './setup.mjs';
import { runStep, staticChecks, vitest } from './steps.mjs';

const node = findNode();
const waiting = [
  { name: 'unit', kind: 'vitest', command: vitest('tests/unit'), env: { PRAXIS_QUICK: '1' } },
  ...staticChecks,
];
const results = [];

async function work() {
  for (let step = waiting.shift(); step; step = waiting.shift()) results.push(await runStep(node, step));
}
await Promise.all([work(), work()]);

const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
