import type { ParseKeys } from 'i18next';
import { type ComponentType, createElement, lazy } from 'react';

export interface BeginningPage {
  readonly id: string;
  readonly words: ParseKeys;
  /** Has the whole window; `onBack` leads to the first screen again. */
  readonly component: ComponentType<{ onBack: () => void }>;
}

/** A backup or another laptop's data folder becomes the store; `hasStore` where one stands here. */
export const RestoreScreen = lazy(async () => ({
  default: (await import('../../features/safety/RestoreScreen')).RestoreScreen,
}));

/** The ways to begin beside a new practice, as the first screen lists them. */
export const beginnings: readonly BeginningPage[] = [
  {
    id: 'backup',
    words: 'safety.begin.backup',
    component: ({ onBack }) => createElement(RestoreScreen, { hasStore: false, onBack }),
  },
  {
    id: 'archive',
    words: 'safety.begin.archive',
    component: lazy(async () => ({ default: (await import('../../features/safety/ArchiveScreen')).ArchiveScreen })),
  },
];
