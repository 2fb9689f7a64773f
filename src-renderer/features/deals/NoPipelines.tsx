import { UnstyledButton } from '@mantine/core';
import { IconLayoutKanban } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';
import { useErrorToast, useUndoToast } from '../../api/undo';
import { EmptyState } from '../../ui/EmptyState';
import { ImportDeals } from './ImportDeals';
import classes from './NoPipelines.module.css';
import { useTemplates } from './templates';

/** Where there is no pipeline yet: one to begin with, by what one does. */
export function NoPipelines() {
  const { t } = useTranslation();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const templates = useTemplates();
  const [isImporting, setImporting] = useState(false);
  const create = useMutation(orpc.pipelines.create.mutationOptions({ onError }));
  return (
    <div className={classes.page}>
      <EmptyState
        icon={<IconLayoutKanban size={22} stroke={1.5} />}
        title={t('deals.none.title')}
        text={t('deals.none.text')}
        actions={[{ words: t('deals.csv.title'), run: () => setImporting(true) }]}
      />
      <ul className={classes.list}>
        {templates.map(({ key, profession, name, stages }) => (
          <li key={key}>
            <UnstyledButton
              className={classes.template}
              disabled={create.isPending}
              onClick={() =>
                create.mutate({ name, stages }, { onSuccess: () => undoToast(t('deals.saved.pipeline', { name })) })
              }
            >
              <span className={classes.name}>{profession}</span>
              <span className={classes.stages}>{stages.map((stage) => stage.name).join(' → ')}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {isImporting && <ImportDeals onClose={() => setImporting(false)} />}
    </div>
  );
}
