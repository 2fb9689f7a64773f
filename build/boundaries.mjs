// Checks who imports whom. A cruise that saw nothing would pass as well, so what it saw is counted.
import { cruise } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';

const roots = ['src-shared', 'src-main', 'src-renderer', 'tests', 'build'];
const { forbidden, options } = await extractConfig('./.dependency-cruiser.cjs');
const { output } = await cruise(roots, { ...options, validate: true, ruleSet: { forbidden }, outputType: 'json' });
const { modules, summary } = JSON.parse(String(output));
const seen = modules.filter(({ source }) => source.startsWith('src-')).length;

for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} → ${to}`);
if (seen < 50) console.error(`Only ${seen} modules were seen: the tool no longer reads our TypeScript.`);
console.log(`${seen} modules, ${summary.violations.length} violations`);
process.exit(summary.violations.length > 0 || seen < 50 ? 1 : 0);
