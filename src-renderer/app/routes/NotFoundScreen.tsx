import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState';

export function NotFoundScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <EmptyState
      title={t('shell.notFound.title')}
      text={t('shell.notFound.text')}
      actions={[{ words: t('shell.notFound.back'), run: () => void navigate({ to: '/contacts' }), primary: true }]}
    />
  );
}
