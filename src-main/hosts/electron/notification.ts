import { BrowserWindow, Notification } from 'electron';
import { goChannel, type ToMain } from './messages';

/** Shows a notification of the operating system; a click on it brings the window to the front, at what it tells of. */
export function showNotification({ title, text, link }: Extract<ToMain, { type: 'notification' }>): void {
  const [window] = BrowserWindow.getAllWindows();
  // Who has the window before them sees the bell.
  if (window?.isFocused() || !Notification.isSupported()) return;
  const shown = new Notification({ title, body: text });
  shown.on('click', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
    if (link !== null) window?.webContents.send(goChannel, link);
  });
  shown.show();
}
