import { useTranslation } from 'react-i18next';
import type { WorkStatus } from '../../../src-shared/contract/safety';

/** Why work failed, in words: of its reason where there are some, else of its code. */
export function useWorkError(): (error: WorkStatus['error']) => string {
  const { t, i18n } = useTranslation();
  return (error) => {
    const keys = [`safety.reason.${error?.reason}`, `error.reason.${error?.reason}`, `error.${error?.code}`];
    return t((keys.find((key) => i18n.exists(key)) ?? 'error.internal') as 'error.internal');
  };
}
