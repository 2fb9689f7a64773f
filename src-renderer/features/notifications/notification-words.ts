import { useTranslation } from 'react-i18next';
import type { Notification } from '../../../src-shared/contract/notifications';
import { useOperationWords } from '../../api/operation-words';

/** A notification's title and text in the user's language. */
export function useNotificationWords() {
  const { t } = useTranslation();
  const operationWords = useOperationWords();
  return ({ kind, params, record, label }: Pick<Notification, 'kind' | 'params' | 'record' | 'label'>) => {
    const fill = { count: 1, ...params, name: record?.name ?? '', what: label ? operationWords(label) : '' };
    return { title: t(`notifications.kind.${kind}.title`, fill), text: t(`notifications.kind.${kind}.text`, fill) };
  };
}
