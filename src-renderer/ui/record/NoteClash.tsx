import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Note } from '../../../src-shared/contract/records';
import { useTimeWords } from '../time';
import classes from './Notes.module.css';
import { NoteText } from './NoteText';

/** Tells that a note was changed or removed elsewhere while one writes it, shows how it stands, and asks which is to be. */
export function NoteClash({
  current,
  isGone,
  onReplace,
  onSaveAsNew,
}: {
  current: Note | undefined;
  isGone: boolean;
  onReplace: () => void;
  onSaveAsNew: () => void;
}) {
  const { t } = useTranslation();
  const { personal } = useTimeWords();
  return (
    <div className={classes.clash} role="alert">
      <p>
        {current &&
          t('party.note.changedElsewhere', {
            who: current.updatedBy || t('party.you'),
            when: personal(current.updatedAt),
          })}
        {!current && t(isGone ? 'party.note.goneElsewhere' : 'error.reason.note.changed')}
      </p>
      {current && <NoteText note={current} />}
      <Group gap={6} mt={6}>
        {current && <Button onClick={onReplace}>{t('party.note.replace')}</Button>}
        <Button onClick={onSaveAsNew}>{t('party.note.saveAsNew')}</Button>
      </Group>
    </div>
  );
}
