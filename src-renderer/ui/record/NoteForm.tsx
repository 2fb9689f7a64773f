import { Button, Checkbox, Group } from '@mantine/core';
import { lazy, Suspense, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Note, NoteDraft } from '../../../src-shared/contract/records';
import { plainTextOf } from '../../../src-shared/domain/rich-text/plain-text';
import { type RichText, richTextOf } from '../../../src-shared/domain/rich-text/rich-text';
import editorClasses from '../rich-text/Editor.module.css';
import { NoteClash } from './NoteClash';
import classes from './Notes.module.css';
import type { NoteActs } from './note-acts';
import { saveText } from './save-text';
import { useDraft } from './use-draft';

const Editor = lazy(() => import('../rich-text/Editor'));

/** What a text begins with: nothing, a note, or what was typed before. */
export interface Writing {
  readonly note: Note | null;
  readonly draft: NoteDraft | null;
}

/**
 * Writes a note, or changes one. Ctrl/⌘ Enter saves it, with Shift as a talk; Esc leaves it as a draft. `current` is
 * the note as it is now, wherever it was changed, as far as it is known.
 */
export function NoteForm({
  writing,
  current,
  acts,
  onDone,
}: {
  writing: Writing;
  current: Note | undefined;
  acts: NoteActs;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const hint = useId();
  const [begun] = useState(() => {
    const { note, draft } = writing;
    return {
      doc: draft?.doc ?? note?.doc ?? richTextOf(note?.body ?? ''),
      id: draft?.id ?? crypto.randomUUID(),
      rev: draft?.rev ?? 0,
      noteId: draft ? draft.noteId : (note?.id ?? null),
      base: draft ? draft.base : (note?.version ?? null),
      talked: note?.talked ?? false,
    };
  });
  const doc = useRef(begun.doc);
  const [talked, setTalked] = useState(begun.talked);
  const [error, setError] = useState<unknown>(null);
  const [clash, setClash] = useState<'changed' | 'gone' | null>(null);
  const [isSaving, setSaving] = useState(false);
  const draft = useDraft(begun, acts, acts.onDraftsChanged);
  const isChanged = begun.noteId !== null && current !== undefined && current.version !== begun.base && !isSaving;
  const clashes = isChanged || clash !== null;

  const leave = async () => {
    if (plainTextOf(doc.current).trim() === '') {
      await draft.keeper.end();
      await acts.onDropDraft(draft.keeper.id).catch(() => undefined);
    }
    onDone();
  };
  const failed = (reason: unknown) => {
    const code = acts.reasonOf(reason);
    if (code === 'note.changed') setClash('changed');
    else if (code === 'note.gone') setClash('gone');
    else setError(reason);
  };
  const save = async (how: { talked?: boolean; base?: string | undefined; asNew?: boolean } = {}) => {
    const isTalk = how.talked ?? talked;
    if (plainTextOf(doc.current).trim() === '' && !isTalk) return leave();
    setSaving(true);
    setError(null);
    try {
      await draft.keeper.flush();
      const { noteId, base } = begun;
      const changed = isTalk === begun.talked ? {} : { talked: isTalk };
      await saveText<RichText, Note>(
        () => doc.current,
        (doc, last) => {
          const text = { doc, draftId: draft.keeper.id };
          if (last) return acts.onSave({ ...text, id: last.id, base: last.version });
          if (noteId === null || how.asNew) return acts.onSave({ ...text, talked: isTalk });
          return acts.onSave({ ...text, ...changed, id: noteId, base: how.base ?? base ?? undefined });
        },
      );
      await draft.keeper.end();
      onDone();
    } catch (reason) {
      setSaving(false);
      failed(reason);
    }
  };
  const problem = error ?? draft.error;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      // Before the editor, to which these keys mean something else.
      onKeyDownCapture={(event) => {
        const isOurs = event.target instanceof Element && event.currentTarget.contains(event.target);
        const isList = event.target instanceof Element && event.target.hasAttribute('aria-activedescendant');
        if (!isOurs || event.nativeEvent.isComposing) return;
        const isSave = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
        if (!isSave && (event.key !== 'Escape' || isList)) return;
        event.preventDefault();
        event.stopPropagation();
        if (!isSave) void leave();
        else if (!clashes && !isSaving) void save(event.shiftKey ? { talked: true } : {});
      }}
    >
      <Suspense fallback={<div className={editorClasses.waiting} />}>
        <Editor
          initial={begun.doc}
          label={t('party.note.text')}
          placeholder={t('party.note.placeholder')}
          describedBy={hint}
          find={acts.find}
          onChange={(next) => {
            doc.current = next;
            draft.keeper.typed(next);
          }}
        />
      </Suspense>
      {problem !== null && (
        <p className={classes.error} role="alert">
          {acts.errorText(problem)}
        </p>
      )}
      {clashes && (
        <NoteClash
          current={clash === 'gone' ? undefined : current}
          isGone={clash === 'gone'}
          onReplace={() => void save({ base: current?.version })}
          onSaveAsNew={() => void save({ asNew: true })}
        />
      )}
      {draft.isShared && <p className={classes.told}>{t('party.note.shared')}</p>}
      <Group gap={8} mt={6} align="center">
        <Button type="submit" variant="filled" loading={isSaving} disabled={clashes}>
          {t('party.note.save')}
        </Button>
        <Button onClick={() => void leave()}>{t('common.close')}</Button>
        <Checkbox
          label={t('party.note.talked')}
          checked={talked}
          onChange={(event) => setTalked(event.currentTarget.checked)}
        />
        <span id={hint} className={classes.state} role="status">
          {draft.state === 'kept' && t('party.note.draftKept')}
        </span>
      </Group>
    </form>
  );
}
