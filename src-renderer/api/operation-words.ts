import { useTranslation } from 'react-i18next';
import type { Label } from '../../src-shared/labels';

/** Puts an operation's label into the user's language. */
export function useOperationWords(): (label: Label) => string {
  const { t } = useTranslation();
  return ({ key, params = {} }) => t(`operation.${key}`, { count: 1, ...params });
}
