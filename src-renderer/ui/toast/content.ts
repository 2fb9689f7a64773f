import type { KeyCombo } from '../shortcuts/keys';

export interface ToastAction {
  readonly words: string;
  readonly combo?: KeyCombo;
  readonly run: () => void;
}

export interface ToastContent {
  readonly words: string;
  readonly action?: ToastAction;
  readonly tone?: 'plain' | 'bad';
}
