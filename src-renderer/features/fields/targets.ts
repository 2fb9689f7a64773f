import { useTranslation } from 'react-i18next';

/** Records that show fields of one's own, and that relations can lead to. */
const kinds = ['contact', 'company'] as const;

export function useTargets(): readonly { value: string; label: string }[] {
  const { t } = useTranslation();
  return kinds.map((value) => ({ value, label: t(`fields.target.${value}`) }));
}
