import { Modal } from '@mantine/core';
import { IconBell, IconCalendar, IconFlag3, IconRepeat, IconUser, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ComponentType, type KeyboardEvent, Suspense, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { readQuickAdd } from '../../../src-shared/domain/quick-add/quick-add';
import { allowReminders } from '../../api/allow-reminders';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useQuickAddDialog } from '../../api/task-dialogs';
import { wallNow, wallZone } from '../../api/tasks';
import { useUndoToast } from '../../api/undo';
import { Keys } from '../../ui/Keys';
import { givenValues, type NewFieldsProps, noNewValues } from '../../ui/record/new-values';
import { instantHere, useDueWords } from '../../ui/task/due-words';
import { useRepeatWords } from '../../ui/task/repeat-words';
import classes from './Tasks.module.css';
import { type Meant, useMeant } from './use-meant';

/** One line in plain words becomes a task; what was understood is shown before it is saved. */
export function QuickAdd({ NewFields }: { NewFields: ComponentType<NewFieldsProps> }) {
  const { t } = useTranslation();
  const { isOpen, close } = useQuickAddDialog();
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      withCloseButton={false}
      centered={false}
      yOffset="14vh"
      size={600}
      padding={0}
      radius="lg"
      attributes={{ content: { 'aria-label': t('tasks.quickAdd.title') } }}
      classNames={{ content: classes.quickContent ?? '', inner: classes.quickInner ?? '' }}
    >
      <QuickAddBody NewFields={NewFields} />
    </Modal>
  );
}

function QuickAddBody({ NewFields }: { NewFields: ComponentType<NewFieldsProps> }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const undoToast = useUndoToast();
  const { text, own, about, type, fill, forgetAbout, close } = useQuickAddDialog();
  const read = readQuickAdd(text, wallNow());
  const meant = useMeant(read.people, about?.id ?? null);
  const [isTried, setTried] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const options = useRef<HTMLDivElement>(null);
  const fields = useRef<HTMLDivElement>(null);
  const problemId = useId();
  const create = useMutation(orpc.tasks.create.mutationOptions());
  const wrong = read.parts.find(({ isWrong }) => isWrong);
  const problem =
    (wrong && t('tasks.quickAdd.noSuchDay', { day: text.slice(wrong.from, wrong.to) })) ??
    (isTried && read.title === '' ? t('tasks.quickAdd.noTitle') : null) ??
    (create.error && errorText(create.error));
  const isEmpty = text.trim() === '';

  const save = (isMore: boolean) => {
    // What is missing is told beside its field before the first such field is gone to.
    flushSync(() => setTried(true));
    if (wrong || read.title === '' || create.isPending) return;
    const open = meant.find(({ chosen }) => chosen === undefined);
    if (own.missing > 0) {
      const missing = fields.current?.querySelector<HTMLElement>('[data-missing]');
      return missing?.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
    }
    // Who is meant is asked once; whoever goes on without an answer means nobody of them.
    if (open && !isTried) return options.current?.querySelector<HTMLElement>('input[type="radio"]')?.focus();
    const { title, due, repeat, remind, priority, kind } = read;
    const chosen = meant.flatMap((one) => one.chosen ?? []);
    if (remind !== null) allowReminders();
    create.mutate(
      {
        title,
        due: due && { ...due, zone: wallZone() },
        repeat,
        remind,
        priority,
        kind,
        recordIds: [...new Set([...(about ? [about.id] : []), ...chosen])],
        values: givenValues(own),
      },
      {
        onSuccess: () => {
          undoToast(t('tasks.saved.created', { title }));
          type('');
          fill(noNewValues);
          setTried(false);
          if (isMore) input.current?.focus();
          else close();
        },
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    save(event.shiftKey);
  };
  /** Enter in a field ends the typing there and leads back to the line, where the next one saves. */
  const onFieldKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.stopPropagation();
    const { target } = event;
    const isText = target instanceof HTMLInputElement && target.getAttribute('role') !== 'combobox';
    if (isText && fields.current?.contains(target)) input.current?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter saves from the field and from the choices below it
    <div onKeyDown={onKeyDown}>
      <input
        ref={input}
        className={classes.query}
        aria-label={t('tasks.quickAdd.title')}
        aria-invalid={Boolean(problem)}
        aria-describedby={problemId}
        placeholder={t('tasks.quickAdd.placeholder')}
        value={text}
        maxLength={500}
        autoComplete="off"
        data-autofocus
        onChange={(event) => {
          type(event.currentTarget.value);
          setTried(false);
          create.reset();
        }}
      />
      <div className={classes.read} ref={options}>
        {isEmpty ? (
          <p className={classes.example}>{t('tasks.quickAdd.example')}</p>
        ) : (
          <>
            <p className={classes.readTitle}>{read.title || '–'}</p>
            <Understood read={read} />
          </>
        )}
        {about && (
          <span className={classes.chips}>
            <span className={classes.chip}>
              <IconUser size={12} aria-hidden />
              {about.name}
              <button
                type="button"
                className={classes.forget}
                aria-label={t('tasks.unlink', { name: about.name })}
                onClick={forgetAbout}
              >
                <IconX size={11} aria-hidden />
              </button>
            </span>
          </span>
        )}
        {meant.map((one) => (
          <Who key={one.name} meant={one} />
        ))}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter is that of the fields inside */}
        <div className={classes.ownFields} ref={fields} onKeyDown={onFieldKey}>
          <Suspense>
            <NewFields target="task" own={own} onOwn={fill} isTried={isTried} />
          </Suspense>
        </div>
        <p id={problemId} className={classes.problem} role="alert">
          {problem}
        </p>
      </div>
      <footer className={classes.quickFoot}>
        <span>{t('tasks.quickAdd.hint')}</span>
        <span>
          <Keys combo="shift+Enter" /> {t('tasks.quickAdd.saveMore')}
        </span>
        <span>
          <Keys combo="Enter" /> {t('common.save')}
        </span>
      </footer>
    </div>
  );
}

function Understood({ read }: { read: ReturnType<typeof readQuickAdd> }) {
  const { t } = useTranslation();
  const words = useDueWords();
  const repeatWords = useRepeatWords();
  const { due, repeat, remind, priority, kind } = read;
  return (
    <span className={classes.chips} role="status">
      <span className={classes.chip}>
        <IconCalendar size={12} aria-hidden />
        {due ? `${words.exactly(instantHere(due))} (${words.said(due.on)})` : t('tasks.quickAdd.noDay')}
      </span>
      {repeat !== '' && (
        <span className={classes.chip}>
          <IconRepeat size={12} aria-hidden />
          {repeatWords(repeat)}
        </span>
      )}
      {remind !== null && (
        <span className={classes.chip}>
          <IconBell size={12} aria-hidden />
          {remind === 0 ? t('tasks.remind.atTime') : t('tasks.remind.minutes', { count: remind })}
        </span>
      )}
      {priority !== 'none' && (
        <span className={classes.chip}>
          <IconFlag3 size={12} aria-hidden />
          {t(`tasks.priorityOf.${priority}`)}
        </span>
      )}
      {kind !== 'todo' && <span className={classes.chip}>{t(`tasks.kind.${kind}`)}</span>}
    </span>
  );
}

/** Whom a name means: shown where it is one, asked where it may be several. */
function Who({ meant: { name, options, chosen, choose } }: { meant: Meant }) {
  const { t } = useTranslation();
  const group = useId();
  const [only] = options;
  if (options.length === 0 || !only) return null;
  if (options.length === 1) {
    return (
      <span className={classes.chips}>
        <label className={classes.option}>
          <input
            type="checkbox"
            checked={chosen === only.id}
            onChange={(event) => choose(event.currentTarget.checked ? only.id : null)}
          />
          <IconUser size={12} aria-hidden />
          {only.title} <small>{only.subtitle}</small>
        </label>
      </span>
    );
  }
  return (
    <fieldset className={classes.who}>
      <legend>{t('tasks.quickAdd.which', { name })}</legend>
      {options.map(({ id, title, subtitle }) => (
        <label key={id} className={classes.option}>
          <input type="radio" name={group} checked={chosen === id} onChange={() => choose(id)} />
          {title} <small>{subtitle}</small>
        </label>
      ))}
      <label className={classes.option}>
        <input type="radio" name={group} checked={chosen === null} onChange={() => choose(null)} />
        {t('tasks.quickAdd.nobody')}
      </label>
    </fieldset>
  );
}
