import { Autocomplete, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskLine } from '../../../src-shared/contract/tasks';
import { recordKinds, recordPath } from '../../../src-shared/domain/record-kind';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { AddButton } from '../../ui/record/AddButton';
import classes from './Tasks.module.css';

/** The records a task is about, and the way to one more. */
export function TaskRecords({
  records,
  onSave,
}: {
  records: TaskLine['records'];
  onSave: (ids: string[]) => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [isAdding, setAdding] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const ids = records.map(({ id }) => id);
  const save = (next: string[]) => {
    setError(null);
    onSave(next).then(
      () => setAdding(false),
      (reason: unknown) => setError(errorText(reason)),
    );
  };
  return (
    <span>
      <span className={classes.chips}>
        {records.map(({ kind, id, name }) => (
          <span key={id} className={classes.chip}>
            <Link to={recordPath(kind, id)}>{name}</Link>
            <UnstyledButton
              aria-label={t('tasks.unlink', { name })}
              onClick={() => save(ids.filter((one) => one !== id))}
            >
              <IconX size={11} aria-hidden />
            </UnstyledButton>
          </span>
        ))}
        {!isAdding && <AddButton words={t('common.add')} name={t('tasks.link')} onAdd={() => setAdding(true)} />}
      </span>
      {isAdding && <FindRecord taken={ids} onChoose={(id) => save([...ids, id])} onLeave={() => setAdding(false)} />}
      {error !== null && (
        <span className={classes.error} role="alert">
          {error}
        </span>
      )}
    </span>
  );
}

/** What a task can be about: anything but a task. */
const aboutKinds = recordKinds.filter((kind) => kind !== 'task');

function FindRecord({
  taken,
  onChoose,
  onLeave,
}: {
  taken: readonly string[];
  onChoose: (id: string) => void;
  onLeave: () => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const found = useQuery(
    orpc.search.find.queryOptions({
      input: { text: text.trim(), limit: 8, kinds: aboutKinds },
      enabled: text.trim() !== '',
      placeholderData: keepPreviousData,
    }),
  );
  const hits = (found.data?.hits ?? []).filter(({ id }) => !taken.includes(id));
  const choose = (value: string) => {
    const hit = hits.find(({ id }) => id === value);
    if (hit) onChoose(hit.id);
  };
  return (
    <Autocomplete
      aria-label={t('tasks.link')}
      placeholder={t('tasks.linkPlaceholder')}
      autoFocus
      mt={4}
      value={text}
      data={hits.map(({ id, title, subtitle }) => ({
        value: id,
        label: subtitle === '' ? title : `${title} · ${subtitle}`,
      }))}
      filter={({ options }) => options}
      selectFirstOptionOnChange
      onChange={setText}
      onOptionSubmit={choose}
      onBlur={onLeave}
      onKeyDown={(event) => event.key === 'Escape' && onLeave()}
    />
  );
}
