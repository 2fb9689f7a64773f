import { writeSync } from 'node:fs';
import { lockStore } from '../../src-main/platform/store/lock';

const [folder = ''] = process.argv.slice(2);
const lock = lockStore(folder, { pid: process.pid, host: 'headless' });
writeSync(1, 'locked\n');
// Held by name: a lock that nobody holds is collected, and open again.
setTimeout(() => lock.release(), 60_000);
