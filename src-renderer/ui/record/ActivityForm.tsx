import { Button, Group, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { lazy, Suspense, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activity, NoteDraft } from '../../../src-shared/contract/records';
import {
  type ActivityKind,
  type ActivityOutcome,
  activityKinds,
  activityOutcomes,
} from '../../../src-shared/domain/activity';
import { localDateAt } from '../../../src-shared/domain/local-date';
import { plainTextOf } from '../../../src-shared/domain/rich-text/plain-text';
import { richTextOf } from '../../../src-shared/domain/rich-text/rich-text';
import editorClasses from '../rich-text/Editor.module.css';
import { AlsoThere } from './AlsoThere';
import classes from './Notes.module.css';
import type { NoteActs } from './note-acts';
import { useDraft } from './use-draft';

const Editor = lazy(() => import('../rich-text/Editor'));

const two = (value: number) => String(value).padStart(2, '0');

/** An instant as a field for day and time takes it, on this computer's wall. */
const fieldOf = (at: number): string => {
  const date = new Date(at);
  return `${localDateAt(at)}T${two(date.getHours())}:${two(date.getMinutes())}`;
};

/** What the form holds, as it is typed. */
interface Typed {
  readonly kind: ActivityKind;
  readonly title: string;
  readonly when: string;
  readonly minutes: number | string;
  readonly outcome: ActivityOutcome;
  readonly others: Activity['records'];
}

/** What a form begins with: what was typed before, an activity, or nothing but the time it is. */
function beginning(activity: Activity | null, draft: NoteDraft | null, recordId: string) {
  const typed = draft?.activity ?? activity;
  const fields: Typed = {
    kind: typed?.kind ?? 'call',
    title: typed?.title ?? '',
    when: typed?.at === null ? '' : fieldOf(typed?.at ?? Date.now()),
    minutes: typed?.minutes ?? '',
    outcome: typed?.outcome ?? '',
    others: (typed?.records ?? []).filter((one) => one.id !== recordId),
  };
  return {
    fields,
    id: draft?.id ?? crypto.randomUUID(),
    rev: draft?.rev ?? 0,
    noteId: draft ? draft.noteId : (activity?.id ?? null),
    base: draft ? draft.base : (activity?.version ?? null),
    doc: draft?.doc ?? activity?.doc ?? richTextOf(activity?.body ?? ''),
  };
}

const instantOf = (when: string): number | null => {
  const at = new Date(when).getTime();
  return Number.isNaN(at) ? null : at;
};

const minutesOf = (minutes: number | string): number | null =>
  minutes === '' || Number.isNaN(Number(minutes)) ? null : Number(minutes);

/**
 * Logs a call, a meeting or a message, or changes one. Ctrl/⌘ Enter saves it; what is typed is kept as a draft until it
 * is saved.
 */
export function ActivityForm({
  activity,
  draft: found,
  acts,
  onDone,
}: {
  /** Null for a new one, and where one goes on with a draft. */
  activity: Activity | null;
  /** What was typed before. */
  draft: NoteDraft | null;
  acts: NoteActs;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const hint = useId();
  const [begun] = useState(() => beginning(activity, found, acts.recordId));
  const [fields, setFields] = useState(begun.fields);
  const doc = useRef(begun.doc);
  const [error, setError] = useState<unknown>(null);
  const [isSaving, setSaving] = useState(false);
  const draft = useDraft(begun, acts, acts.onDraftsChanged);
  const { kind, title, when, minutes, outcome, others } = fields;
  const at = instantOf(when);
  const isFuture = acts.reasonOf(error) === 'activity.future';
  const isClash = acts.reasonOf(error) === 'note.changed';

  const keep = ({ when: begins, minutes: count, others: records, ...rest }: Typed) =>
    draft.keeper.typed(doc.current, { ...rest, at: instantOf(begins), minutes: minutesOf(count), records });
  const change = (patch: Partial<Typed>) => {
    const next = { ...fields, ...patch };
    setFields(next);
    keep(next);
  };
  const hasText = () => plainTextOf(doc.current).trim() !== '';
  const leave = async () => {
    const isEmpty = title.trim() === '' && minutes === '' && outcome === '' && others.length === 0 && !hasText();
    if (isEmpty) {
      await draft.keeper.end();
      await acts.onDropDraft(draft.keeper.id).catch(() => undefined);
    }
    onDone();
  };
  const save = async ({ isOver = false }: { isOver?: boolean } = {}) => {
    if (at === null || isSaving) return;
    setSaving(true);
    setError(null);
    const { noteId, base } = begun;
    try {
      await draft.keeper.flush();
      await acts.onLog({
        ...(noteId !== null && { id: noteId, ...(base !== null && !isOver && { base }) }),
        ...{ kind, title: title.trim(), at, outcome, minutes: minutesOf(minutes) },
        doc: hasText() ? doc.current : null,
        others: others.map(({ id }) => id),
        draftId: draft.keeper.id,
      });
      await draft.keeper.end();
      onDone();
    } catch (failure) {
      setSaving(false);
      setError(failure);
    }
  };
  const problem = isFuture ? draft.error : (error ?? draft.error);
  return (
    <form
      className={classes.form}
      aria-label={t('party.activity.log')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        void save();
      }}
    >
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('party.activity.kind')}
        value={kind}
        onChange={(value) => change({ kind: value as ActivityKind })}
        data={activityKinds.map((value) => ({ value, label: t(`party.activity.${value}`) }))}
      />
      <TextInput
        mt={6}
        label={t('party.activity.what')}
        value={title}
        maxLength={500}
        data-autofocus
        autoFocus
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <div className={classes.facts}>
        <TextInput
          type="datetime-local"
          label={t('party.activity.when')}
          value={when}
          error={at === null ? t('error.reason.date.none') : isFuture && acts.errorText(error)}
          onChange={(event) => change({ when: event.currentTarget.value })}
        />
        <NumberInput
          label={t('party.activity.minutes')}
          value={minutes}
          min={0}
          max={1440}
          allowDecimal={false}
          hideControls
          onChange={(value) => change({ minutes: value })}
        />
        <Select
          label={t('party.activity.outcome')}
          value={outcome}
          allowDeselect={false}
          data={activityOutcomes.map((value) => ({ value, label: t(`party.activity.outcomes.${value || 'none'}`) }))}
          onChange={(value) => change({ outcome: (value ?? '') as ActivityOutcome })}
        />
      </div>
      <AlsoThere records={others} find={acts.find} onChange={(records) => change({ others: records })} />
      <Suspense fallback={<div className={editorClasses.waiting} />}>
        <Editor
          initial={begun.doc}
          label={t('party.activity.notes')}
          placeholder={t('party.activity.notesPlaceholder')}
          describedBy={hint}
          find={acts.find}
          autoFocus={false}
          onChange={(next) => {
            doc.current = next;
            keep(fields);
          }}
        />
      </Suspense>
      {problem !== null && (
        <p className={classes.error} role="alert">
          {acts.errorText(problem)}
        </p>
      )}
      {draft.isShared && <p className={classes.told}>{t('party.note.shared')}</p>}
      <Group gap={8} mt={6}>
        <Button type="submit" variant="filled" loading={isSaving} disabled={isClash}>
          {t('common.save')}
        </Button>
        {isClash && <Button onClick={() => void save({ isOver: true })}>{t('party.note.replace')}</Button>}
        <Button onClick={() => void leave()}>{t('common.close')}</Button>
        <span id={hint} className={classes.state}>
          {t('tasks.notesHint')}
        </span>
        <span className={classes.state} role="status">
          {draft.state === 'kept' && t('party.note.draftKept')}
        </span>
      </Group>
    </form>
  );
}
