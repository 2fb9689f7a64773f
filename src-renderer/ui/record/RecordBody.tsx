import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../shortcuts/shortcuts';
import { useTimeWords } from '../time';
import { KeepInTouch, type KeepInTouchProps } from './KeepInTouch';
import { NoteForm } from './NoteForm';
import { RecordActions } from './RecordActions';
import { RecordHead } from './RecordHead';
import { RecordMeta } from './RecordMeta';
import { Timeline, type TimelineProps } from './Timeline';
import classes from './Timeline.module.css';

export interface RecordBodyProps {
  readonly party: { readonly id: string; readonly name: string };
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
  readonly onBin: () => void;
  readonly onRestore: () => void;
  readonly onSaveNote: (body: string) => Promise<unknown>;
  readonly touch: KeepInTouchProps;
  readonly timeline: TimelineProps;
  /** The facts. */
  readonly children: ReactNode;
}

/** A record from its head to the foot of its timeline. */
export function RecordBody({
  party,
  record,
  onBin,
  onRestore,
  onSaveNote,
  touch,
  timeline,
  children,
  ...head
}: RecordBodyProps) {
  const { t } = useTranslation();
  const { personal } = useTimeWords();
  const [isWriting, setWriting] = useState(false);
  const write = () => setWriting(true);
  useShortcuts([
    { id: 'record-note', combo: 'a', words: t('party.note.write'), group: 'record', run: write },
    { id: 'record-bin', combo: 'Delete', words: t('party.record.bin'), group: 'record', run: onBin },
  ]);
  return (
    <>
      <RecordHead
        {...head}
        notice={record.binnedAt !== null && t('party.record.binned', { when: personal(record.binnedAt) })}
        actions={
          <RecordActions
            party={party}
            isBinned={record.binnedAt !== null}
            onNote={write}
            onBin={onBin}
            onRestore={onRestore}
          />
        }
      />
      {isWriting && (
        <div className={classes.compose}>
          <NoteForm
            initial=""
            onCancel={() => setWriting(false)}
            onSave={async (body) => {
              await onSaveNote(body);
              setWriting(false);
            }}
            errorText={timeline.errorText}
          />
        </div>
      )}
      {record.binnedAt === null && <KeepInTouch {...touch} />}
      {children}
      <Timeline {...timeline} />
      <RecordMeta record={record} />
    </>
  );
}
