import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoteDraft } from '../../../src-shared/contract/records';
import { useShortcuts } from '../shortcuts/shortcuts';
import { useTimeWords } from '../time';
import { ActivityForm } from './ActivityForm';
import { KeepInTouch, type KeepInTouchProps } from './KeepInTouch';
import { NoteDrafts } from './NoteDrafts';
import { NoteForm, type Writing } from './NoteForm';
import classes from './Notes.module.css';
import type { NoteActs } from './note-acts';
import { RecordActions } from './RecordActions';
import { RecordHead } from './RecordHead';
import { RecordMeta } from './RecordMeta';
import { Timeline, type TimelineProps } from './Timeline';

export interface RecordBodyProps {
  /** For a contact or company, of whom more can be done than of other records. */
  readonly party?: { readonly id: string; readonly name: string };
  readonly record: {
    readonly binnedAt: number | null;
    readonly createdAt: number;
    readonly createdBy: string;
    readonly updatedAt: number;
    readonly updatedBy: string;
  };
  readonly picture: ReactNode;
  readonly title: ReactNode;
  readonly subtitle: ReactNode;
  /** How it stands, in words, while it is not in the bin. */
  readonly notice?: ReactNode;
  /** What can be done with a record of this kind, before what can be done with any. */
  readonly actions?: ReactNode;
  readonly onBin: () => void;
  readonly onRestore: () => void;
  readonly notes: NoteActs;
  /** Staying in touch, with those one can stay in touch with. */
  readonly touch?: KeepInTouchProps;
  readonly timeline: TimelineProps;
  /** The facts. */
  readonly children: ReactNode;
}

/** The note a text is about, as it is now, as far as it is on screen. */
function noteNow({ pinned, entries }: TimelineProps, { draft }: Writing) {
  const id = draft?.noteId;
  return [...pinned, ...entries].find(({ note }) => note !== undefined && note.id === id)?.note;
}

/** A record from its head to the foot of its timeline. */
export function RecordBody({
  party,
  record,
  onBin,
  onRestore,
  notes,
  touch,
  timeline,
  notice,
  actions,
  children,
  ...head
}: RecordBodyProps) {
  const { t } = useTranslation();
  const { personal } = useTimeWords();
  const [writing, setWriting] = useState<Writing | null>(null);
  const [logging, setLogging] = useState<{ draft: NoteDraft | null } | null>(null);
  const log = () => setLogging((now) => now ?? { draft: null });
  const write = () => setWriting((now) => now ?? { note: null, draft: null });
  useShortcuts([
    { id: 'record-note', combo: 'a', words: t('party.note.write'), group: 'record', run: write },
    ...(touch
      ? [
          {
            ...{ id: 'record-talked', combo: 't', words: t('party.note.talkedNow') },
            ...{ group: 'record' as const, run: notes.onTalked },
          },
        ]
      : []),
    { id: 'record-log', combo: 'c', words: t('party.activity.log'), group: 'record', run: log },
    { id: 'record-bin', combo: 'Delete', words: t('party.record.bin'), group: 'record', run: onBin },
  ]);
  return (
    <>
      <RecordHead
        {...head}
        notice={record.binnedAt === null ? notice : t('party.record.binned', { when: personal(record.binnedAt) })}
        actions={
          <>
            {record.binnedAt === null && actions}
            <RecordActions
              {...(party && { party })}
              isBinned={record.binnedAt !== null}
              onNote={write}
              onLog={log}
              onBin={onBin}
              onRestore={onRestore}
            />
          </>
        }
      />
      {writing && (
        <div className={classes.compose}>
          <NoteForm
            key={writing.draft?.id ?? 'new'}
            writing={writing}
            current={noteNow(timeline, writing)}
            acts={notes}
            onDone={() => setWriting(null)}
          />
        </div>
      )}
      {logging && (
        <div className={classes.compose}>
          <ActivityForm
            key={logging.draft?.id ?? 'new'}
            activity={null}
            draft={logging.draft}
            acts={notes}
            onDone={() => setLogging(null)}
          />
        </div>
      )}
      {record.binnedAt === null && (
        <NoteDrafts
          drafts={notes.drafts}
          onGoOn={(draft) => (draft.activity ? setLogging({ draft }) : setWriting({ note: null, draft }))}
          onDiscard={notes.onDiscard}
        />
      )}
      {record.binnedAt === null && touch && <KeepInTouch {...touch} />}
      {children}
      <Timeline {...timeline} notes={notes} />
      <RecordMeta record={record} />
    </>
  );
}
