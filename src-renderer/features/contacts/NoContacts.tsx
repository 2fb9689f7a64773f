import { IconUsers } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';
import { useErrorToast } from '../../api/undo';
import { EmptyState } from '../../ui/EmptyState';

/** The first thing a new user sees: three ways to begin. */
export function NoContacts({ onImport, onNew }: { onImport: () => void; onNew: () => void }) {
  const { t } = useTranslation();
  const onError = useErrorToast();
  const fillDemo = useMutation(orpc.app.fillDemo.mutationOptions({ onError }));
  return (
    <EmptyState
      icon={<IconUsers size={22} stroke={1.5} />}
      title={t('contacts.empty.title')}
      text={t('contacts.empty.text')}
      actions={[
        { words: t('contacts.empty.import'), run: onImport, primary: true },
        { words: t('contacts.empty.new'), run: onNew },
        { words: t('contacts.empty.demo'), run: () => fillDemo.mutate(undefined), loading: fillDemo.isPending },
      ]}
    />
  );
}
