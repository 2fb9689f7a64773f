import { Button, Group, List, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useOperationWords } from '../../api/operation-words';
import { useRefusedUndo, useUndo } from '../../api/undo';
import { useTimeWords } from '../../ui/time';

/** Says what came later on the same fields, and offers to take that back too. */
export function RefusedUndoDialog() {
  const { t } = useTranslation();
  const { refused, set } = useRefusedUndo();
  const { alsoLater } = useUndo();
  const operationWords = useOperationWords();
  const { personal } = useTimeWords();
  const close = () => set(null);
  if (!refused) return null;
  return (
    <Modal
      opened
      onClose={close}
      title={t(`toast.refused.${refused.direction}Title`)}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Text mb="sm">
        {t('toast.refused.why', { what: operationWords(refused.label), count: refused.conflicts.length })}
      </Text>
      <List mb="lg" spacing={4}>
        {refused.conflicts.map(({ operation, rows }) => (
          <List.Item key={operation.id}>
            {operationWords(operation.label)}
            <Text span c="dimmed">
              {' · '}
              {t('toast.refused.by', {
                who: operation.actor.name || t(`history.actor.${operation.actor.kind}`),
                when: personal(operation.startedAt),
                count: rows,
              })}
            </Text>
          </List.Item>
        ))}
      </List>
      <Group justify="flex-end" gap="xs">
        <Button onClick={close}>{t('toast.refused.leave')}</Button>
        <Button
          variant="filled"
          data-autofocus
          onClick={() => {
            close();
            void alsoLater(refused);
          }}
        >
          {t('toast.refused.both', { count: refused.conflicts.length })}
        </Button>
      </Group>
    </Modal>
  );
}
