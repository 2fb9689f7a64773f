import { Button, Group, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { lazy, Suspense, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activity } from '../../../src-shared/contract/records';
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

const Editor = lazy(() => import('../rich-text/Editor'));

const two = (value: number) => String(value).padStart(2, '0');

/** An instant as a field for day and time takes it, on this computer's wall. */
const fieldOf = (at: number): string => {
  const date = new Date(at);
  return `${localDateAt(at)}T${two(date.getHours())}:${two(date.getMinutes())}`;
};

/** Logs a call, a meeting or a message, or changes one. Ctrl/⌘ Enter saves it; what can't be saved stays. */
export function ActivityForm({
  activity,
  acts,
  onDone,
}: {
  /** Null for a new one. */
  activity: Activity | null;
  acts: NoteActs;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const hint = useId();
  const [kind, setKind] = useState<ActivityKind>(activity?.kind ?? 'call');
  const [title, setTitle] = useState(activity?.title ?? '');
  const [when, setWhen] = useState(() => fieldOf(activity?.at ?? Date.now()));
  const [minutes, setMinutes] = useState<number | string>(activity?.minutes ?? '');
  const [outcome, setOutcome] = useState<ActivityOutcome>(activity?.outcome ?? '');
  const [others, setOthers] = useState(() => (activity?.records ?? []).filter(({ id }) => id !== acts.recordId));
  const doc = useRef(activity?.doc ?? richTextOf(activity?.body ?? ''));
  const [error, setError] = useState<unknown>(null);
  const [isSaving, setSaving] = useState(false);
  const at = new Date(when).getTime();
  const isNoTime = Number.isNaN(at);
  const isFuture = acts.reasonOf(error) === 'activity.future';

  const save = async () => {
    if (isNoTime || isSaving) return;
    setSaving(true);
    setError(null);
    try {
      await acts.onLog({
        ...(activity && { id: activity.id, base: activity.version }),
        ...{ kind, title: title.trim(), at, outcome },
        minutes: minutes === '' ? null : Number(minutes),
        doc: plainTextOf(doc.current).trim() === '' ? null : doc.current,
        others: others.map(({ id }) => id),
      });
      onDone();
    } catch (reason) {
      setSaving(false);
      setError(reason);
    }
  };
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
        onChange={(value) => setKind(value as ActivityKind)}
        data={activityKinds.map((value) => ({ value, label: t(`party.activity.${value}`) }))}
      />
      <TextInput
        mt={6}
        label={t('party.activity.what')}
        value={title}
        maxLength={500}
        data-autofocus
        autoFocus
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <div className={classes.facts}>
        <TextInput
          type="datetime-local"
          label={t('party.activity.when')}
          value={when}
          error={isNoTime ? t('error.reason.date.none') : isFuture && acts.errorText(error)}
          onChange={(event) => setWhen(event.currentTarget.value)}
        />
        <NumberInput
          label={t('party.activity.minutes')}
          value={minutes}
          min={0}
          max={1440}
          allowDecimal={false}
          hideControls
          onChange={setMinutes}
        />
        <Select
          label={t('party.activity.outcome')}
          value={outcome}
          allowDeselect={false}
          data={activityOutcomes.map((value) => ({ value, label: t(`party.activity.outcomes.${value || 'none'}`) }))}
          onChange={(value) => setOutcome((value ?? '') as ActivityOutcome)}
        />
      </div>
      <AlsoThere records={others} find={acts.find} onChange={setOthers} />
      <Suspense fallback={<div className={editorClasses.waiting} />}>
        <Editor
          initial={doc.current}
          label={t('party.activity.notes')}
          placeholder={t('party.activity.notesPlaceholder')}
          describedBy={hint}
          find={acts.find}
          autoFocus={false}
          onChange={(next) => {
            doc.current = next;
          }}
        />
      </Suspense>
      {error !== null && !isFuture && (
        <p className={classes.error} role="alert">
          {acts.errorText(error)}
        </p>
      )}
      <Group gap={8} mt={6}>
        <Button type="submit" variant="filled" loading={isSaving}>
          {t('common.save')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
        <span id={hint} className={classes.state}>
          {t('tasks.notesHint')}
        </span>
      </Group>
    </form>
  );
}
