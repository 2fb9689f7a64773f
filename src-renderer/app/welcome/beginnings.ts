import type { ParseKeys } from 'i18next';
import type { ComponentType } from 'react';

export interface BeginningPage {
  readonly id: string;
  readonly words: ParseKeys;
  /** Has the whole window; `onBack` leads to the first screen again. */
  readonly component: ComponentType<{ onBack: () => void }>;
}

/** The ways to begin beside a new practice, as the first screen lists them. */
export const beginnings: readonly BeginningPage[] = [];
