import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import path from 'node:path';

const isRoot = process.getuid?.() === 0;
/** Debian's `nobody`. */
const ordinary = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--inh-caps=-all'];

/** The words before a command that make it run as an ordinary user: root may write anywhere. */
export const asOrdinaryUser = isRoot ? ordinary : [];

function folderFor(disk: string): string {
  const folder = mkdtempSync(path.join(disk, 'praxis-'));
  chmodSync(folder, 0o777);
  return folder;
}

/**
 * Runs a command with the folder of a small disk as its last argument, as an ordinary user: on the disk that CI
 * mounted, which it has for itself meanwhile and leaves empty; else on one of its own in a namespace of its own, where
 * nobody else sees it.
 */
export function runOnSmallDisk(
  command: readonly string[],
  folder: string,
): { status: number | null; stdout: string; stderr: string } {
  const given = process.env.PRAXIS_TEST_SMALL_DISK;
  const [first = '', ...rest] = given
    ? [
        ...['flock', given, 'sh', '-c', '"$@"; ended=$?; shift $(($# - 1)); rm -rf "$1"; exit $ended', 'sh'],
        ...[...asOrdinaryUser, ...command, folderFor(given)],
      ]
    : [
        ...['unshare', ...(isRoot ? ['-m'] : ['-U', '-r', '-m'])],
        ...[
          'sh',
          '-c',
          'mount -t tmpfs -o size=12m,mode=777 none "$1" && disk=$1 && shift && exec "$@" "$disk"',
          'sh',
          folder,
        ],
        ...asOrdinaryUser,
        ...command,
      ];
  const ended = spawnSync(first, rest, { encoding: 'utf8', timeout: 150_000 });
  if (ended.status !== 0 && /unshare|mount/.test(ended.stderr)) {
    throw new Error(
      `No small disk could be made here: run as root, or set PRAXIS_TEST_SMALL_DISK to a folder on a disk of 12 MB.\n${ended.stderr}`,
    );
  }
  return ended;
}
