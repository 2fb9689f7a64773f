import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState';

/** A screen that threw: said in words, with the way out; the rail stays. */
export function CrashScreen() {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('shell.crash.title')}
      text={t('shell.crash.text')}
      actions={[{ words: t('shell.crash.again'), run: () => window.location.reload(), primary: true }]}
    />
  );
}
