import { release } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import type { DiagnosticsReport } from '../../../src-shared/contract/diagnostics';
import type { VaultStatus } from '../../../src-shared/contract/vault';
import type { Clock } from '../../platform/clock/clock';
import type { Recorder } from '../../platform/diagnostics/recorder';
import type { Reads } from '../../platform/reads/reads';
import { measureSizes } from './sizes';
import type { StoreFacts } from './store-facts';

export { diagnosticsReads } from './store-facts';

export interface DiagnosticsOptions {
  version: string;
  host: 'electron' | 'headless';
  clock: Clock;
  recorder: Recorder;
  status: () => VaultStatus;
  /** Null while the store is not open. */
  reads: () => Reads | null;
}

const os = implement(contract).diagnostics;
/** Between two looks at the loop, ms; what a look says beyond it was a stall. Each wakes an idle laptop. */
const resolution = 100;
const stall = (nanoseconds: number) => Math.max(0, Math.round(nanoseconds / 1e5) / 10 - resolution);

/** How the program is. Lives beside the store: it answers when that does not open, too. */
export function diagnosticsFeature({ version, host, clock, recorder, status, reads }: DiagnosticsOptions) {
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();

  async function report(signal: AbortSignal | undefined): Promise<DiagnosticsReport> {
    const { state, problem, dataFolder } = status();
    const facts = (await reads()?.run<StoreFacts>('diagnostics.facts', {}, signal)) ?? null;
    const { electron = null, chrome = null } = process.versions as Partial<Record<string, string>>;
    return {
      at: clock.now(),
      versions: {
        praxis: version,
        host,
        platform: process.platform,
        system: release(),
        architecture: process.arch,
        node: process.versions.node,
        electron,
        chromium: chrome,
        sqlite: facts?.sqlite ?? null,
        schema: facts?.schema ?? null,
      },
      process: {
        uptime: Math.round(process.uptime()),
        memory: process.memoryUsage.rss(),
        stall: {
          median: stall(delay.percentile(50)),
          p99: stall(delay.percentile(99)),
          worst: stall(delay.max),
        },
      },
      store: { state, problem: problem?.kind ?? null },
      sizes: await measureSizes(dataFolder),
      rows: facts?.rows ?? [],
      jobs: facts?.jobs ?? [],
      slow: recorder.slow(),
      errors: recorder.errors(),
    };
  }

  return {
    handlers: { diagnostics: { report: os.report.handler(({ signal }) => report(signal)) } },
    stop: () => delay.disable(),
  };
}
