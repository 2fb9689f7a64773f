/**
 * Asks a browser, once, whether it may tell of reminders: when one is set, for then it is plain what for. In Electron
 * nobody is asked.
 */
export function allowReminders(): void {
  if ('Notification' in window && Notification.permission === 'default') void Notification.requestPermission();
}
