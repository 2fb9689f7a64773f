import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RestorePreview } from '../../../src-shared/contract/safety';

const sides = ['onlyThere', 'onlyHere', 'changed'] as const;

/** What a restore would change, in numbers and some names. */
export function Preview({ preview, keepsAside }: { preview: RestorePreview; keepsAside: boolean }) {
  const { t } = useTranslation();
  const { counts, differences, samples, erasedAgain } = preview;
  const sum = (side: (typeof sides)[number]) => (differences ?? []).reduce((total, one) => total + one[side], 0);
  const names = (side: (typeof sides)[number]) =>
    samples
      .filter((sample) => sample.side === side)
      .map(({ name }) => name)
      .join(', ');
  return (
    <div>
      <Text>{t('safety.contacts', { count: counts.contact ?? 0 })}</Text>
      <Text>{t('safety.companies', { count: counts.company ?? 0 })}</Text>
      {differences && (
        <List mt="xs">
          {sides.map((side) => (
            <List.Item key={side}>
              {t(`safety.side.${side}`, { count: sum(side) })}
              {names(side) !== '' && `: ${names(side)}`}
            </List.Item>
          ))}
        </List>
      )}
      {erasedAgain > 0 && <Text mt="xs">{t('safety.erasedAgain', { count: erasedAgain })}</Text>}
      {keepsAside && (
        <Text mt="xs" c="dimmed">
          {t('safety.keptAside')}
        </Text>
      )}
    </div>
  );
}
