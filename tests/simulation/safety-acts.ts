export const passphrase = 'correct horse battery staple';
export const newPassphrase = 'another long passphrase';

export const safetyActs = ['backup', 'export', 'import', 'restore', 'erase'] as const;
export type SafetyAct = (typeof safetyActs)[number];

/** Who is erased. */
export const person = { givenName: 'Zephyrine', familyName: 'Quizzlewick' };

/** Contacts when the backup was made, and those since. */
export const atBackup = 60;
export const since = 20;
