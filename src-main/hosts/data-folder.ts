import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where this platform keeps a program's data: XDG Base Directory, Application Support, or Roaming AppData. */
function applicationData(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  if (platform === 'win32') return env.APPDATA ?? join(home, 'AppData', 'Roaming');
  return env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : join(home, '.local', 'share');
}

/** The folder of the store: the one asked for, else the platform's; the sample practice has one of its own. */
export function dataFolder(
  asked: { data?: string | undefined; demo: boolean },
  { platform, env, home } = { platform: process.platform, env: process.env, home: homedir() },
): string {
  if (asked.data !== undefined) return resolve(asked.data);
  return join(applicationData(platform, env, home), asked.demo ? 'praxis-demo' : 'praxis');
}
