import { ActionIcon, UnstyledButton } from '@mantine/core';
import {
  IconArrowBackUp,
  IconFileImport,
  IconNote,
  IconPaperclip,
  IconPencil,
  IconPlus,
  IconRestore,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeWords } from '../time';
import { useFieldWords } from './field-words';
import { NoteForm } from './NoteForm';
import classes from './Timeline.module.css';

export const timelineKinds = [
  'note',
  'attached',
  'changed',
  'created',
  'imported',
  'binned',
  'restored',
  'undone',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export interface TimelineItem {
  readonly id: string;
  readonly kind: TimelineKind;
  readonly at: number;
  readonly actor: string;
  readonly body?: string | undefined;
  readonly noteId?: string | undefined;
  readonly changes?: readonly { readonly field: string; readonly before: string; readonly after: string }[] | undefined;
}

const icons = {
  note: IconNote,
  attached: IconPaperclip,
  changed: IconPencil,
  created: IconPlus,
  imported: IconFileImport,
  binned: IconTrash,
  restored: IconRestore,
  undone: IconArrowBackUp,
} as const;

function Content({ entry }: { entry: TimelineItem }) {
  const { t } = useTranslation();
  const { fieldWords, valueWords } = useFieldWords();
  const [isWhole, setWhole] = useState(false);
  if (entry.body !== undefined && entry.body !== '') {
    return (
      <UnstyledButton
        className={classes.body}
        data-whole={isWhole || undefined}
        aria-expanded={isWhole}
        onClick={() => setWhole(!isWhole)}
      >
        {entry.body}
      </UnstyledButton>
    );
  }
  return entry.changes?.map(({ field, before, after }) => (
    <p key={`${field} ${before} ${after}`} className={classes.change}>
      {entry.kind === 'attached'
        ? after
        : t('party.timeline.change', {
            field: fieldWords(field),
            before: valueWords(field, before) || t('party.timeline.nothing'),
            after: valueWords(field, after) || t('party.timeline.nothing'),
          })}
    </p>
  ));
}

/** One line of what, two of content, when on the right. */
export function TimelineEntry({
  entry,
  onSaveNote,
  onRemoveNote,
  errorText,
}: {
  entry: TimelineItem;
  onSaveNote: (noteId: string, body: string) => Promise<unknown>;
  onRemoveNote: (noteId: string) => void;
  errorText: (error: unknown) => string;
}) {
  const { t } = useTranslation();
  const { personal, exact } = useTimeWords();
  const [isEditing, setEditing] = useState(false);
  const Icon = icons[entry.kind];
  const { noteId } = entry;
  return (
    <li className={classes.entry}>
      <span className={classes.icon}>
        <Icon size={12} stroke={1.7} aria-hidden />
      </span>
      <div className={classes.content}>
        <div className={classes.what}>
          <strong>{t(`party.timeline.entry.${entry.kind}`)}</strong>{' '}
          <span className={classes.who}>{entry.actor || t('party.you')}</span>
          {noteId !== undefined && !isEditing && (
            <span className={classes.acts}>
              <ActionIcon size={20} aria-label={t('party.note.edit')} onClick={() => setEditing(true)}>
                <IconPencil size={13} aria-hidden />
              </ActionIcon>
              <ActionIcon size={20} aria-label={t('party.note.remove')} onClick={() => onRemoveNote(noteId)}>
                <IconTrash size={13} aria-hidden />
              </ActionIcon>
            </span>
          )}
        </div>
        {isEditing && noteId !== undefined ? (
          <NoteForm
            initial={entry.body ?? ''}
            onCancel={() => setEditing(false)}
            onSave={async (body) => {
              await onSaveNote(noteId, body);
              setEditing(false);
            }}
            errorText={errorText}
          />
        ) : (
          <Content entry={entry} />
        )}
      </div>
      <time className={classes.when} dateTime={new Date(entry.at).toISOString()} title={exact(entry.at)}>
        {personal(entry.at)}
      </time>
    </li>
  );
}
