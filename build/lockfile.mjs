// npm leaves optional packages out of the lockfile when a registry lacks one; `npm ci` then fails on another machine.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const problems = [];

/** Whether a package at `path` would find `name`, in its own folder or in one above. */
function isLocked(path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
    if (at === '') return false;
  }
}

for (const [path, { optionalDependencies = {}, integrity, link }] of Object.entries(packages)) {
  for (const name of Object.keys(optionalDependencies)) {
    if (!isLocked(path, name)) problems.push(`${path || 'package.json'}: the optional dependency ${name} has no entry`);
  }
  if (path !== '' && !link && !integrity) problems.push(`${path}: no integrity hash`);
}

for (const section of ['dependencies', 'devDependencies', 'optionalDependencies']) {
  for (const [name, range] of Object.entries(manifest[section] ?? {})) {
    if (!/^(npm:.+@)?\d+\.\d+\.\d+$/.test(range)) problems.push(`package.json: ${name} is not pinned (${range})`);
    if (packages[''][section]?.[name] !== range) problems.push(`package.json: ${name} differs from the lockfile`);
  }
}

for (const problem of problems) console.error(problem);
console.log(`${Object.keys(packages).length} entries`);
process.exitCode = problems.length > 0 ? 1 : 0;
