import { expect, test } from './fixtures';
import { passphraseField, setUp } from './set-up';

const hasKeyring = process.env.PRAXIS_E2E_KEYRING === '1';

test('a store opens by itself where the account has a keychain, and asks for its passphrase where not', async ({
  praxis,
}) => {
  await setUp(praxis.page);
  await praxis.app.close();
  await praxis.start();
  const contacts = praxis.page.getByRole('heading', { level: 1, name: 'Contacts' });
  await expect(hasKeyring ? contacts : passphraseField(praxis.page)).toBeVisible();
  await expect(hasKeyring ? passphraseField(praxis.page) : contacts).toBeHidden();
});
