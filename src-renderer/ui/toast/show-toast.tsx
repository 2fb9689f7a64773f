import { notifications } from '@mantine/notifications';
import type { ToastContent } from './content';
import { Toast } from './Toast';

/** How long a toast stays, in milliseconds; hovering or focusing it stops the clock. */
export const toastMs = 8_000;

let shown: string | null = null;

export function hideToast(): void {
  if (shown !== null) notifications.hide(shown);
  shown = null;
}

/** Shows a toast in place of the one before: its undo is the only one that means the latest act. */
export function showToast(content: ToastContent): void {
  hideToast();
  shown = notifications.show({
    message: content.words,
    autoClose: toastMs,
    renderNotification: () => <Toast {...content} onDone={hideToast} />,
  });
}
