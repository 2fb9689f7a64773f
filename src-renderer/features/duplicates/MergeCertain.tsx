import { Button, Checkbox, Group, Modal, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import classes from './MergeCertain.module.css';
import { pairKey } from './QueueRow';
import { useMergeCertain, useStanding } from './use-queue';
import { useMatchWords } from './words';

/** So many can be looked at and taken out beforehand. */
const shownPairs = 200;

/** Which pairs would be merged, each of which can be taken out; then all of them with one undo. */
export function MergeCertain({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const words = useMatchWords();
  const { data: standing } = useStanding();
  const pairs = useQuery(orpc.duplicates.list.queryOptions({ input: { class: 'certain', limit: shownPairs } }));
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  const merge = useMergeCertain(onClose);
  const rows = pairs.data?.rows ?? [];
  const except = rows.filter((row) => out.has(pairKey(row)));
  const count = Math.max(0, (standing?.certain ?? rows.length) - except.length);
  const more = Math.max(0, (standing?.certain ?? 0) - rows.length);
  const toggle = (key: string) => {
    const next = new Set(out);
    if (!next.delete(key)) next.add(key);
    setOut(next);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={t('duplicates.certain.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Text mb="sm">{t('duplicates.certain.text')}</Text>
      {pairs.isError && <Text c="var(--bad)">{errorText(pairs.error)}</Text>}
      <ul className={classes.pairs} aria-label={t('duplicates.certain.title')}>
        {rows.map((row) => (
          <li key={pairKey(row)}>
            <Checkbox
              checked={!out.has(pairKey(row))}
              onChange={() => toggle(pairKey(row))}
              label={
                <>
                  <span className={classes.names}>
                    {t('duplicates.two', { left: row.left.name, right: row.right.name })}
                  </span>
                  <span className={classes.why}>
                    {row.reasons
                      .filter(({ points }) => points > 0)
                      .map(words.reason)
                      .join(' · ')}
                  </span>
                </>
              }
            />
          </li>
        ))}
      </ul>
      {more > 0 && <Text mt="xs">{t('duplicates.certain.more', { count: more })}</Text>}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button data-autofocus onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          variant="filled"
          disabled={count === 0}
          loading={merge.isPending}
          onClick={() => merge.mutate({ except: except.map(({ leftId, rightId }) => ({ leftId, rightId })) })}
        >
          {t('duplicates.certain.run', { count })}
        </Button>
      </Group>
    </Modal>
  );
}
