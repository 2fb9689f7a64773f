import { join } from 'node:path';
import { type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { answerKeychain, hasKeychain } from './main-keychain';
import type { ToCore, ToMain } from './messages';
import { showNotification } from './notification';

export interface CoreHostOptions {
  dataFolder: string;
  demo: boolean;
  version: string;
  /** Called when the core has ended by itself so often that starting it again is no use. */
  onGivingUp(): void;
}

/** Keeps the core's process running: a crash is answered by a new one, and windows ask for a new port by themselves. */
export function startCoreProcess({ onGivingUp, ...options }: CoreHostOptions) {
  let isStopping = false;
  let failures: number[] = [];
  let child = fork();

  function fork(): UtilityProcess {
    const started = utilityProcess.fork(join(__dirname, 'core.cjs'), [], {
      serviceName: 'Praxis core',
      stdio: 'inherit',
    });
    const send = (message: ToCore) => started.postMessage(message);
    started.on('message', (message: ToMain) =>
      message.type === 'notification' ? showNotification(message) : send(answerKeychain(message)),
    );
    started.once('exit', () => {
      if (isStopping) return;
      const now = Date.now();
      failures = [...failures.filter((at) => now - at < 60_000), now];
      if (failures.length > 3) return onGivingUp();
      child = fork();
    });
    send({ type: 'start', ...options, keychain: hasKeychain() });
    return started;
  }

  return {
    connect(ports: MessagePortMain[]) {
      child.postMessage({ type: 'port' } satisfies ToCore, ports);
    },
    /** Lets the core finish; answers once its process has ended, or after five seconds without it. */
    stop(): Promise<void> {
      isStopping = true;
      return new Promise((resolve) => {
        const timer = setTimeout(() => child.kill() && resolve(), 5_000);
        child.once('exit', () => {
          clearTimeout(timer);
          resolve();
        });
        child.postMessage({ type: 'stop' } satisfies ToCore);
      });
    },
  };
}
