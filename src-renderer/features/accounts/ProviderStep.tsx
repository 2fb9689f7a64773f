import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useKeyWords } from '../../ui/key-words';
import classes from './Accounts.module.css';
import { type Provider, providers } from './providers';

/** Who keeps the address book. */
export function ProviderStep({ onChoose }: { onChoose: (provider: Provider) => void }) {
  const { t } = useTranslation();
  const keyWords = useKeyWords();
  return (
    <Stack gap="md">
      <Text>{t('accounts.whose')}</Text>
      <div className={classes.providers}>
        {providers.map((provider) => (
          <Button key={provider.id} onClick={() => onChoose(provider)}>
            {keyWords(provider.name)}
          </Button>
        ))}
      </div>
    </Stack>
  );
}
