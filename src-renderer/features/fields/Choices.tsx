import { ActionIcon, Button, Group, Menu, Textarea, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldOption } from '../../../src-shared/contract/fields';
import { tagColor } from '../../../src-shared/contract/records';
import { fold } from '../../../src-shared/domain/fold';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { client } from '../../api/transport';
import { useErrorToast, useUndoToast } from '../../api/undo';
import { useField } from '../../ui/edit/use-field';
import { TagPill } from '../../ui/TagPill';
import { UpDown } from '../../ui/UpDown';
import classes from './FieldsPage.module.css';

const rowHeight = 34;
/** Among more choices than these one is looked for by its name. */
const few = 20;
const noChoices: FieldOption[] = [];

/** The choices of a field: renamed, tinted, put elsewhere and removed one by one, added many at once. */
export function Choices({ fieldId }: { fieldId: string }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const queryClient = useQueryClient();
  const options = orpc.fields.options.queryOptions({ input: { fieldId } });
  const { data: choices = noChoices } = useQuery(options);
  const [wanted, setWanted] = useState('');
  const found = useMemo(() => {
    const key = fold(wanted);
    return key === '' ? choices : choices.filter(({ name }) => fold(name).includes(key));
  }, [choices, wanted]);
  const isWhole = found.length === choices.length;
  const [added, setAdded] = useState('');
  const [error, setError] = useState<string | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const put = (all: FieldOption[]) => queryClient.setQueryData(options.queryKey, all);
  const add = async () => {
    const names = added
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    if (names.length === 0) return;
    try {
      put(await client.fields.addOptions({ fieldId, names }));
      setAdded('');
      setError(null);
    } catch (reason) {
      setError(errorText(reason));
    }
  };
  const move = (option: FieldOption, after: string | null) =>
    client.fields.moveOption({ id: option.id, after }).then(put, onError);
  const remove = (option: FieldOption) =>
    client.fields.removeOption({ id: option.id }).then(({ operationId }) => {
      put(choices.filter(({ id }) => id !== option.id));
      undoToast(t('fields.saved.choiceRemoved', { name: option.name }), operationId);
    }, onError);
  const change = async (option: FieldOption, patch: Partial<FieldOption>) => {
    const saved = await client.fields.updateOption({ id: option.id, ...patch });
    put(choices.map((one) => (one.id === saved.id ? saved : one)));
  };
  return (
    <div>
      {choices.length > few && (
        <TextInput
          mb={8}
          label={t('fields.choicesFind')}
          value={wanted}
          maxLength={80}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      {found.length > 0 && (
        <div ref={scroller} className={classes.choices}>
          <div
            role="list"
            aria-label={t('fields.choices')}
            style={{ position: 'relative', height: lines.getTotalSize() }}
          >
            {lines.getVirtualItems().map(({ index, start }) => {
              const option = found[index];
              if (!option) return null;
              return (
                <div
                  key={option.id}
                  role="listitem"
                  aria-setsize={found.length}
                  aria-posinset={index + 1}
                  className={classes.choice}
                  style={{ top: start }}
                >
                  <Tint option={option} onChange={(color) => void change(option, { color }).catch(onError)} />
                  <ChoiceName option={option} onSave={(name) => change(option, { name })} />
                  <UpDown
                    name={option.name}
                    onUp={isWhole && index > 0 ? () => void move(option, choices[index - 2]?.id ?? null) : null}
                    onDown={
                      isWhole && index < choices.length - 1
                        ? () => void move(option, choices[index + 1]?.id ?? null)
                        : null
                    }
                  />
                  <ActionIcon
                    aria-label={t('fields.remove', { name: option.name })}
                    onClick={() => void remove(option)}
                  >
                    <IconX size={14} aria-hidden />
                  </ActionIcon>
                </div>
              );
            })}
          </div>
        </div>
      )}
      <Textarea
        mt={8}
        label={t('fields.choicesAdd')}
        description={t('fields.choicesHint')}
        rows={4}
        resize="vertical"
        value={added}
        error={error}
        onChange={(event) => setAdded(event.currentTarget.value)}
      />
      {added.trim() !== '' && (
        <Group mt={6}>
          <Button onClick={() => void add()}>{t('common.add')}</Button>
        </Group>
      )}
    </div>
  );
}

function ChoiceName({ option, onSave }: { option: FieldOption; onSave: (name: string) => Promise<void> }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { text, error, type, commit, onKeyDown } = useField(option.name, onSave, errorText);
  return (
    <TextInput
      variant="unstyled"
      aria-label={t('fields.choiceName', { name: option.name })}
      maxLength={80}
      value={text}
      error={error !== null}
      title={error ?? undefined}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}

function Tint({ option, onChange }: { option: FieldOption; onChange: (color: FieldOption['color']) => void }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon aria-label={t('fields.tint', { name: option.name })}>
          <TagPill tag={{ ...option, name: '●' }} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {tagColor.options.map((color) => (
          <Menu.Item key={color} onClick={() => onChange(color)}>
            <TagPill tag={{ id: color, name: t(`fields.color.${color}`), color }} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
