/** What the trace of one thread says about the write-ahead log and the acknowledgements. */
export interface Finding {
  acknowledgement: string;
  /** Writes to the log since the acknowledgement before. */
  writes: number;
  /** Whether a sync of the log came after the last of these writes and before the acknowledgement. */
  isSynced: boolean;
}

const call = /^(?<thread>\d+)\s+(?<name>\w+)\((?<fd>\d+)<(?<path>[^>]*)>/;

/** strace writes a call that another thread interrupts in two halves; joins them, at the place of the second. */
function joined(trace: string): string[] {
  const begun = new Map<string, string>();
  return trace.split('\n').flatMap((line) => {
    const thread = line.split(/\s/, 1)[0] ?? '';
    if (line.endsWith('<unfinished ...>')) {
      begun.set(thread, line.slice(0, -'<unfinished ...>'.length));
      return [];
    }
    const resumed = line.match(/^\d+\s+<\.\.\. \w+ resumed>(?<rest>.*)$/);
    return [resumed ? `${begun.get(thread) ?? ''}${resumed.groups?.rest ?? ''}` : line];
  });
}

/** Reads what `strace -f -y` wrote, for the one thread that writes. */
export function findAcknowledgements(trace: string): Finding[] {
  const findings: Finding[] = [];
  let writes = 0;
  let isSynced = true;
  let writer = '';
  for (const line of joined(trace)) {
    const { thread = '', name = '', path = '', fd } = line.match(call)?.groups ?? {};
    writer ||= thread;
    if (thread !== writer) continue;
    if (path.endsWith('-wal')) {
      if (name === 'pwrite64' || name === 'write') {
        writes++;
        isSynced = false;
      } else if (line.trimEnd().endsWith('= 0')) isSynced = true;
    }
    if (name === 'write' && fd === '1' && line.includes('acknowledged')) {
      findings.push({ acknowledgement: line, writes, isSynced });
      writes = 0;
    }
  }
  return findings;
}
