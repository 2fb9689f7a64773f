import type { ParseKeys } from 'i18next';
import type { Account } from '../../../src-shared/contract/accounts';

export interface Provider {
  readonly id: Account['preset'];
  readonly name: ParseKeys;
  /** Its address; null where everybody has their own. */
  readonly server: string | null;
  /** How to get what is asked for, one thing after the other. */
  readonly steps: readonly ParseKeys[];
  /** False where it lets no program of this kind in; then the steps say what to do instead. */
  readonly works: boolean;
}

/** Who keeps address books, the most frequent first. */
export const providers: readonly Provider[] = [
  {
    id: 'icloud',
    name: 'accounts.provider.icloud',
    server: 'https://contacts.icloud.com/',
    steps: ['accounts.steps.icloud.1', 'accounts.steps.icloud.2', 'accounts.steps.icloud.3'],
    works: true,
  },
  {
    id: 'google',
    name: 'accounts.provider.google',
    server: null,
    steps: ['accounts.steps.google.1', 'accounts.steps.google.2'],
    works: false,
  },
  {
    id: 'fastmail',
    name: 'accounts.provider.fastmail',
    server: 'https://carddav.fastmail.com/',
    steps: ['accounts.steps.fastmail.1', 'accounts.steps.fastmail.2', 'accounts.steps.fastmail.3'],
    works: true,
  },
  {
    id: 'nextcloud',
    name: 'accounts.provider.nextcloud',
    server: null,
    steps: ['accounts.steps.nextcloud.1', 'accounts.steps.nextcloud.2', 'accounts.steps.nextcloud.3'],
    works: true,
  },
  {
    id: 'mailbox',
    name: 'accounts.provider.mailbox',
    server: 'https://dav.mailbox.org/',
    steps: ['accounts.steps.mailbox.1', 'accounts.steps.mailbox.2'],
    works: true,
  },
  {
    id: 'posteo',
    name: 'accounts.provider.posteo',
    server: 'https://posteo.de:8443/',
    steps: ['accounts.steps.posteo.1', 'accounts.steps.posteo.2'],
    works: true,
  },
  {
    id: 'radicale',
    name: 'accounts.provider.radicale',
    server: null,
    steps: ['accounts.steps.radicale.1', 'accounts.steps.radicale.2'],
    works: true,
  },
  {
    id: 'other',
    name: 'accounts.provider.other',
    server: null,
    steps: ['accounts.steps.other.1', 'accounts.steps.other.2'],
    works: true,
  },
];

/** Minutes between two runs that are offered; 0 for only when asked. */
export const rhythms = [5, 15, 60, 240, 0] as const;
