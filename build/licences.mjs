// Licences. With --check: every package we install or ship is under one we may use. Without: after a build, writes
// out/THIRD-PARTY-NOTICES.txt for what is really in the bundles, as their source maps tell.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// OFL-1.1 is the font's; CC-BY-4.0 and CC0 are data only build tools read.
const allowed =
  /^(MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|MPL-2\.0|BlueOak-1\.0\.0|OFL-1\.1|CC-BY-4\.0|CC0-1\.0|Unlicense|Python-2\.0)$/;
// WTFPL, as free as it gets; electron-builder uses it and nothing of it is shipped.
const buildOnly = ['truncate-utf8-bytes'];
// MIT by their readme, and older than the field that says so; a server that tests talk to uses them.
const unstated = ['humanize-number', 'only'];
const isAllowed = (licence) =>
  licence
    .replaceAll(/[()]/g, '')
    .split(/ OR | AND /)
    .some((one) => allowed.test(one));

function licenceOf(folder) {
  const { name, version, license, licenses } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { folder, name, version, licence: license?.type ?? license ?? licenses?.[0]?.type ?? 'none' };
}

function check() {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const installed = Object.keys(packages).filter((path) => path !== '' && existsSync(join(path, 'package.json')));
  const refused = installed
    .map(licenceOf)
    .filter(({ name, licence }) => !isAllowed(licence) && ![...buildOnly, ...unstated].includes(name));
  for (const { name, version, licence } of refused) console.error(`${name} ${version}: ${licence}`);
  console.log(`${installed.length} packages, ${refused.length} under a licence we may not use`);
  process.exitCode = refused.length > 0 ? 1 : 0;
}

/** Folders of the packages in the bundles; the native module and the font are in no source map. */
function shippedFolders() {
  const maps = readdirSync('out', { recursive: true }).filter((file) => file.endsWith('.map'));
  const sources = maps.flatMap((file) => JSON.parse(readFileSync(join('out', file), 'utf8')).sources);
  const found = sources.flatMap(
    (source) => source?.match(/node_modules\/(?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+/)?.[0] ?? [],
  );
  const beside = ['node_modules/better-sqlite3', 'node_modules/@fontsource-variable/inter'];
  return [...new Set([...found, ...beside])].filter((folder) => existsSync(join(folder, 'package.json'))).sort();
}

function notice({ folder, name, version, licence }) {
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.|-|$)/i.test(entry));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${licence}`;
  return `${name} ${version} (${licence})\n\n${text}\n`;
}

if (process.argv.includes('--check')) check();
else {
  const rule = `\n${'-'.repeat(80)}\n\n`;
  const head = 'Praxis contains the following packages of others, each under its own licence.\n';
  writeFileSync('out/THIRD-PARTY-NOTICES.txt', [head, ...shippedFolders().map(licenceOf).map(notice)].join(rule));
}
