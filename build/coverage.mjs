// Joins what the unit tests covered (vitest's report) with what the end-to-end tests ran (V8's counts of the bundles,
// in the hosts and in the browser, brought back to the sources by their source maps), and holds it against the gates.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodedMappings, TraceMap } from '@jridgewell/trace-mapping';

const root = process.cwd();
const gates = [
  { name: 'all lines', folder: 'src-', least: 80 },
  { name: 'src-shared/domain', folder: 'src-shared/domain/', least: 95 },
  { name: 'src-shared/sync', folder: 'src-shared/sync/', least: 95 },
  { name: 'src-main/platform/store', folder: 'src-main/platform/store/', least: 95 },
  { name: 'src-main/platform/journal', folder: 'src-main/platform/journal/', least: 95 },
];

/** file → (line → whether it ran), for every line that holds a statement. */
const lines = new Map();

function readUnitReport() {
  for (const { path, statementMap, s } of Object.values(
    JSON.parse(readFileSync('coverage/vitest/coverage-final.json', 'utf8')),
  )) {
    const file = relative(root, path).split(sep).join('/');
    const known = new Map();
    for (const [id, { start }] of Object.entries(statementMap))
      known.set(start.line, known.get(start.line) || s[id] > 0);
    lines.set(file, known);
  }
}

/** The places of a bundle that come from our sources, by their offset in it. */
function readBundle(bundle) {
  const code = readFileSync(bundle, 'utf8');
  const map = new TraceMap(readFileSync(`${bundle}.map`, 'utf8'));
  const sources = map.sources.map((source) =>
    relative(root, resolve(dirname(bundle), source ?? ''))
      .split(sep)
      .join('/'),
  );
  const lineStarts = [0];
  for (let at = code.indexOf('\n'); at >= 0; at = code.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  return decodedMappings(map).flatMap((segments, line) =>
    segments
      .filter((segment) => segment.length > 1 && lines.has(sources[segment[1]]))
      .map(([column, source, sourceLine]) => ({
        offset: lineStarts[line] + column,
        file: sources[source],
        line: sourceLine + 1,
      })),
  );
}

const bundles = new Map();

function placesOf(bundle) {
  if (!existsSync(`${bundle}.map`)) return [];
  if (!bundles.has(bundle)) bundles.set(bundle, readBundle(bundle));
  return bundles.get(bundle);
}

/** Index of the first place at or behind `offset`. */
function firstAt(places, offset) {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle].offset < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** V8 counts by nested ranges: the innermost one that holds a place tells whether it ran. */
function markRun(bundle, functions) {
  const places = placesOf(bundle);
  const ran = new Uint8Array(places.length);
  const ranges = functions.flatMap((one) => one.ranges);
  ranges.sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
  for (const { startOffset, endOffset, count } of ranges)
    ran.fill(count > 0 ? 1 : 0, firstAt(places, startOffset), firstAt(places, endOffset));
  for (const [index, { file, line }] of places.entries()) {
    if (ran[index] && lines.get(file).has(line)) lines.get(file).set(line, true);
  }
}

function readRuns(folder, bundleOf) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.json'))) {
    for (const { url, functions } of JSON.parse(readFileSync(join(folder, name), 'utf8')).result) {
      const bundle = bundleOf(url);
      if (bundle) markRun(bundle, functions);
    }
  }
}

readUnitReport();
readRuns('coverage/hosts', (url) => (url.startsWith('file:') ? fileURLToPath(url) : null));
readRuns('coverage/renderer', (url) => {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  return path.startsWith('/assets/') ? join(root, 'out/renderer', path) : null;
});

const counted = [...lines].map(([file, known]) => {
  const ran = [...known.values()].filter(Boolean).length;
  return { file, lines: known.size, ran, missed: known.size - ran };
});

function measure({ folder }) {
  const within = counted.filter(({ file }) => file.startsWith(folder));
  const sum = (key) => within.reduce((total, one) => total + one[key], 0);
  return sum('lines') === 0 ? 0 : (100 * sum('ran')) / sum('lines');
}

let isMissed = false;
for (const gate of gates) {
  const percent = measure(gate);
  isMissed ||= percent < gate.least;
  console.log(
    `${percent < gate.least ? 'TOO LOW' : 'ok'}  ${gate.name}: ${percent.toFixed(1)} % (at least ${gate.least} %)`,
  );
}
console.log('Most lines that never ran:');
for (const { file, lines: all, missed } of counted.sort((a, b) => b.missed - a.missed).slice(0, 12))
  console.log(`  ${missed} of ${all}  ${file}`);
process.exitCode = isMissed ? 1 : 0;
