import { join } from 'node:path';
import { BrowserWindow, nativeTheme, type Session } from 'electron';
import { rendererOrigin } from './messages';

/** The window of a practice. It shows the app's own pages and nothing else. */
export function openWindow(session: Session): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 320,
    minHeight: 480,
    show: false,
    autoHideMenuBar: true,
    title: 'Praxis',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#161513' : '#f7f5f0',
    webPreferences: {
      preload: join(__dirname, '..', 'preload', 'preload.cjs'),
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${rendererOrigin}/`);
  return window;
}
