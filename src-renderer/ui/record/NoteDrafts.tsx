import { Button } from '@mantine/core';
import { IconPencilMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { NoteDraft } from '../../../src-shared/contract/records';
import { useTimeWords } from '../time';
import classes from './Notes.module.css';
import { useOpenDrafts } from './use-draft';

/** What was typed and not saved: one goes on with it, or throws it away. */
export function NoteDrafts({
  drafts,
  onGoOn,
  onDiscard,
}: {
  drafts: readonly NoteDraft[];
  onGoOn: (draft: NoteDraft) => void;
  onDiscard: (draft: NoteDraft) => void;
}) {
  const { t } = useTranslation();
  const { personal } = useTimeWords();
  const open = useOpenDrafts(({ ids }) => ids);
  const shown = drafts.filter(({ id }) => !open.has(id));
  if (shown.length === 0) return null;
  return (
    <ul className={classes.drafts} aria-label={t('party.note.drafts')}>
      {shown.map((draft) => (
        <li key={draft.id} className={classes.draft}>
          <IconPencilMinus size={14} stroke={1.6} aria-hidden />
          <div className={classes.draftText}>
            <strong>{t('party.note.draft')}</strong> <span className={classes.when}>{personal(draft.savedAt)}</span>
            <p dir="auto">{[draft.activity?.title, draft.body].filter(Boolean).join('\n')}</p>
          </div>
          <Button onClick={() => onGoOn(draft)}>{t('party.note.goOn')}</Button>
          <Button onClick={() => onDiscard(draft)}>{t('party.note.discard')}</Button>
        </li>
      ))}
    </ul>
  );
}
