import { minPassphraseLength } from './strength';

/** A new passphrase as it is typed, twice. */
export interface PassphraseDraft {
  readonly passphrase: string;
  readonly repeated: string;
}

export const noPassphrase: PassphraseDraft = { passphrase: '', repeated: '' };

/** What keeps a draft from being used; null when it may be. An optional one may be left empty. */
export function problemOf(
  { passphrase, repeated }: PassphraseDraft,
  isOptional: boolean,
): 'tooShort' | 'differs' | null {
  const isLeftEmpty = isOptional && passphrase === '' && repeated === '';
  if (isLeftEmpty) return null;
  if (passphrase.length < minPassphraseLength) return 'tooShort';
  return passphrase === repeated ? null : 'differs';
}
