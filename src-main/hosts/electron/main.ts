import { app, BrowserWindow, dialog, ipcMain, protocol, type WebContents } from 'electron';
import { hostOptions } from '../options';
import { startCoreProcess } from './core-host';
import { setMenu } from './menu';
import { portChannel, rendererOrigin } from './messages';
import { profileFolder } from './profile';
import { openWindow } from './window';
import { createWindowSession } from './window-session';

// Must happen before Electron is ready, hence here at the top and in a CommonJS file.
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
// Root, whom Chromium's sandbox refuses, has to ask for going without.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

const isOurs = (url: string) => url === rendererOrigin || url.startsWith(`${rendererOrigin}/`);

/** No page of ours opens a window, leaves the app, or embeds another. */
function confine(contents: WebContents) {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

function giveUp() {
  dialog.showErrorBox(
    'Praxis',
    'The core of Praxis keeps failing. Start Praxis again; the log in the data folder says more.',
  );
  app.exit(1);
}

async function run() {
  const { dataFolder, demo } = hostOptions(process.argv.slice(1));
  const profile = profileFolder(dataFolder);
  app.setPath('userData', profile);
  app.setPath('sessionData', profile);
  if (!app.requestSingleInstanceLock()) {
    console.error('Praxis is already open with this data folder: its window has been brought to the front.');
    return app.exit(0);
  }
  app.on('web-contents-created', (_event, contents) => confine(contents));
  await app.whenReady();

  const core = startCoreProcess({ dataFolder, demo, version: app.getVersion(), onGivingUp: giveUp });
  setMenu();
  const session = createWindowSession();
  ipcMain.on(portChannel, (event) => {
    if (event.senderFrame && isOurs(event.senderFrame.url)) core.connect(event.ports);
  });
  openWindow(session);

  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) return void openWindow(session);
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow(session);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let isStopped = false;
  app.on('will-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    void core.stop().then(() => {
      isStopped = true;
      app.quit();
    });
  });
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  app.exit(1);
});
