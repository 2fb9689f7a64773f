import type { MessageEvent, MessagePortMain } from 'electron';
import { type Core, startCore } from '../../core';
import { createPortDoor } from '../doors';
import { createLog } from '../log';
import { createCoreKeychain } from './core-keychain';
import type { ToCore, ToMain } from './messages';

const { parentPort } = process;
const send = (message: ToMain) => parentPort.postMessage(message);
const { keychain, answer } = createCoreKeychain(send);

interface Running {
  core: Core;
  serve(port: MessagePortMain): void;
}

function start(message: Extract<ToCore, { type: 'start' }>): Running {
  const { dataFolder, demo, version } = message;
  const log = createLog(dataFolder);
  process.on('uncaughtException', (error) => {
    log.error({ error: error.stack ?? error.message }, 'the core failed');
    process.exit(1);
  });
  const core = startCore({
    dataFolder,
    demo,
    version,
    host: 'electron',
    keychain: message.keychain ? keychain : null,
    log,
    showNotification: (shown) => send({ type: 'notification', ...shown }),
  });
  const open = createPortDoor(core);
  return {
    core,
    serve(port) {
      open(port);
      port.start();
    },
  };
}

let running: Running | null = null;

parentPort.on('message', async ({ data, ports }: MessageEvent) => {
  const message: ToCore = data;
  switch (message.type) {
    case 'start':
      running = start(message);
      return;
    case 'port':
      for (const port of ports) running?.serve(port);
      return;
    case 'keychain':
    case 'keychain-refused':
      return answer(message);
    case 'stop':
      await running?.core.stop();
      process.exit(0);
  }
});
