import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { openAll } from './open';

/** The calls by which a migration moves files. Before the one with the number given, the process is gone, as by a power cut. */
const calls = ['rmSync', 'copyFileSync', 'linkSync', 'mkdirSync', 'renameSync', 'fsyncSync'] as const;

const [file = '', stopBefore = ''] = process.argv.slice(2);
let count = 0;
for (const name of calls) {
  const original = fs[name] as (...args: unknown[]) => unknown;
  Object.assign(fs, {
    [name]: (...args: unknown[]) => {
      if (++count === Number(stopBefore)) process.kill(process.pid, 'SIGKILL');
      return original(...args);
    },
  });
}
syncBuiltinESMExports();

const { store } = openAll(file);
store.close();
