import { Radio, Select, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../src-shared/contract/accounts';
import { rhythms } from './providers';
import { useAccountWords } from './words';

const ways = ['both', 'in'] as const;

/** Both ways, or only in. Books that may only be read leave no choice. */
export function WhichWay({
  value,
  onChange,
  canWrite,
}: {
  value: Account['direction'];
  onChange: (value: Account['direction']) => void;
  canWrite: boolean;
}) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      label={t('accounts.way')}
      value={canWrite ? value : 'in'}
      onChange={(next) => onChange(next === 'in' ? 'in' : 'both')}
    >
      <Stack gap="xs" mt="xs">
        {ways.map((way) => (
          <Radio
            key={way}
            value={way}
            disabled={way === 'both' && !canWrite}
            label={t(`accounts.direction.${way}`)}
            description={t(`accounts.directionHint.${way}`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** Minutes between two runs. */
export function HowOften({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  const { t } = useTranslation();
  const { rhythm } = useAccountWords();
  const offered = [...new Set([...rhythms, value])];
  return (
    <Select
      label={t('accounts.often')}
      allowDeselect={false}
      data={offered.map((minutes) => ({ value: String(minutes), label: rhythm(minutes) }))}
      value={String(value)}
      onChange={(next) => next !== null && onChange(Number(next))}
    />
  );
}
