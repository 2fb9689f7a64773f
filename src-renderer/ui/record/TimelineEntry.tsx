import { ActionIcon } from '@mantine/core';
import {
  IconArrowBackUp,
  IconAt,
  IconFileImport,
  IconMail,
  IconMessageCheck,
  IconNote,
  IconPaperclip,
  IconPencil,
  IconPhone,
  IconPin,
  IconPinnedOff,
  IconPlus,
  IconRestore,
  IconTrash,
  IconUsers,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Activity, Note } from '../../../src-shared/contract/records';
import type { RecordKind } from '../../../src-shared/domain/record-kind';
import { recordPath } from '../../../src-shared/domain/record-kind';
import { useTimeWords } from '../time';
import { ActivityForm } from './ActivityForm';
import { ActivityText } from './ActivityText';
import { useFieldWords } from './field-words';
import { NoteForm, type Writing } from './NoteForm';
import { NoteText } from './NoteText';
import type { NoteActs } from './note-acts';
import classes from './Timeline.module.css';

export const timelineKinds = [
  'note',
  'activity',
  'mentioned',
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
  /** Of a mention: the lines it stands in, what says it, and whose that is. */
  readonly body?: string | undefined;
  readonly said?: 'note' | 'task' | 'call' | 'meeting' | 'message' | undefined;
  readonly about?: { readonly kind: RecordKind; readonly id: string; readonly name: string } | undefined;
  readonly note?: Note | undefined;
  readonly activity?: Activity | undefined;
  readonly changes?: readonly { readonly field: string; readonly before: string; readonly after: string }[] | undefined;
}

const icons = {
  note: IconNote,
  activity: IconPhone,
  mentioned: IconAt,
  attached: IconPaperclip,
  changed: IconPencil,
  created: IconPlus,
  imported: IconFileImport,
  binned: IconTrash,
  restored: IconRestore,
  undone: IconArrowBackUp,
} as const;

const activityIcons = { call: IconPhone, meeting: IconUsers, message: IconMail } as const;

function Content({ entry, recordId }: { entry: TimelineItem; recordId: string }) {
  const { t } = useTranslation();
  const { fieldWords, valueWords } = useFieldWords();
  if (entry.note) return <NoteText note={entry.note} />;
  if (entry.activity) return <ActivityText activity={entry.activity} recordId={recordId} />;
  if (entry.body !== undefined) {
    return (
      <p className={classes.quote} dir="auto">
        {entry.body}
      </p>
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

function What({ entry }: { entry: TimelineItem }) {
  const { t } = useTranslation();
  const { about, kind, note, said = 'note' } = entry;
  if (about) {
    return (
      <strong>
        <Trans
          i18nKey={`party.timeline.mentionedAt.${said}`}
          values={{ name: about.name }}
          components={{
            at: <Link className={classes.about} to={recordPath(about.kind, about.id)} />,
          }}
          tOptions={{ interpolation: { escapeValue: true } }}
        />
      </strong>
    );
  }
  if (entry.activity) return <strong>{t(`party.activity.${entry.activity.kind}`)}</strong>;
  if (note?.talked && note.body === '') return <strong>{t('party.note.talkedOnly')}</strong>;
  return (
    <>
      <strong>{t(`party.timeline.entry.${kind}`)}</strong>
      {note?.talked && (
        <span className={classes.talked}>
          <IconMessageCheck size={13} stroke={1.7} aria-hidden />
          {t('party.note.talkedOnly')}
        </span>
      )}
    </>
  );
}

function NoteMenu({ note, acts, onEdit }: { note: Note; acts: NoteActs; onEdit: () => void }) {
  const { t } = useTranslation();
  const Pin = note.pinned ? IconPinnedOff : IconPin;
  return (
    <span className={classes.acts}>
      <ActionIcon
        size={20}
        aria-label={t(note.pinned ? 'party.note.unpin' : 'party.note.pin')}
        onClick={() => acts.onPin(note)}
      >
        <Pin size={13} aria-hidden />
      </ActionIcon>
      <ActionIcon size={20} aria-label={t('party.note.edit')} onClick={onEdit}>
        <IconPencil size={13} aria-hidden />
      </ActionIcon>
      <ActionIcon size={20} aria-label={t('party.note.remove')} onClick={() => acts.onRemove(note)}>
        <IconTrash size={13} aria-hidden />
      </ActionIcon>
    </span>
  );
}

function ActivityMenu({ activity, acts, onEdit }: { activity: Activity; acts: NoteActs; onEdit: () => void }) {
  const { t } = useTranslation();
  return (
    <span className={classes.acts}>
      <ActionIcon size={20} aria-label={t('party.activity.edit')} onClick={onEdit}>
        <IconPencil size={13} aria-hidden />
      </ActionIcon>
      <ActionIcon size={20} aria-label={t('party.activity.remove')} onClick={() => acts.onUnlog(activity)}>
        <IconTrash size={13} aria-hidden />
      </ActionIcon>
    </span>
  );
}

/** One line of what, some of content, when on the right. */
export function TimelineEntry({ entry, notes }: { entry: TimelineItem; notes: NoteActs }) {
  const { personal, exact } = useTimeWords();
  const [writing, setWriting] = useState<Writing | null>(null);
  const [isEditing, setEditing] = useState(false);
  const { note, activity } = entry;
  const Icon = activity ? activityIcons[activity.kind] : note?.talked ? IconMessageCheck : icons[entry.kind];
  return (
    <li className={classes.entry}>
      <span className={classes.icon}>
        <Icon size={12} stroke={1.7} aria-hidden />
      </span>
      <div className={classes.content}>
        <div className={classes.what}>
          <What entry={entry} /> <Actor entry={entry} />
          {note && writing === null && (
            <NoteMenu note={note} acts={notes} onEdit={() => setWriting({ note, draft: null })} />
          )}
          {activity && !isEditing && <ActivityMenu activity={activity} acts={notes} onEdit={() => setEditing(true)} />}
        </div>
        {activity && isEditing ? (
          <ActivityForm activity={activity} draft={null} acts={notes} onDone={() => setEditing(false)} />
        ) : writing === null ? (
          <Content entry={entry} recordId={notes.recordId} />
        ) : (
          <NoteForm writing={writing} current={note} acts={notes} onDone={() => setWriting(null)} />
        )}
      </div>
      <time className={classes.when} dateTime={new Date(entry.at).toISOString()} title={exact(entry.at)}>
        {personal(entry.at)}
      </time>
    </li>
  );
}

function Actor({ entry }: { entry: TimelineItem }) {
  const { t } = useTranslation();
  return <span className={classes.who}>{entry.actor || t('party.you')}</span>;
}
