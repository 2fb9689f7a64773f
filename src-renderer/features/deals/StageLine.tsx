import { ActionIcon, Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type DealField,
  dealField,
  type Stage,
  type StageFields,
  stageColors,
} from '../../../src-shared/contract/pipelines';
import { useErrorText } from '../../api/errors';
import { useErrorToast } from '../../api/undo';
import { InlineSelect } from '../../ui/edit/InlineSelect';
import { InlineText } from '../../ui/edit/InlineText';
import { UpDown } from '../../ui/UpDown';
import classes from './PipelinesPage.module.css';
import { StageDot } from './StageDot';

/** What was typed is no whole number between two others. */
class NotBetween extends Error {
  constructor(
    readonly from: number,
    readonly to: number,
  ) {
    super(`no number from ${from} to ${to}`);
  }
}

function between(text: string, from: number, to: number): number {
  const number = Number(text.replace('%', '').trim());
  if (text.trim() === '' || !Number.isInteger(number) || number < from || number > to) throw new NotBetween(from, to);
  return number;
}

/** One stage of the editor, each of its facts changed where it stands. */
export function StageLine({
  stage,
  onSave,
  onUp,
  onDown,
  onRemove,
}: {
  stage: Stage;
  onSave: (patch: Partial<StageFields>) => Promise<void>;
  /** Null where it can't go on. */
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onRemove: (() => void) | null;
}) {
  const { t } = useTranslation();
  const fallback = useErrorText();
  const errorText = (error: unknown) =>
    error instanceof NotBetween ? t('pipelines.bad.number', { from: error.from, to: error.to }) : fallback(error);
  const { name, color, probability, rotDays } = stage;
  return (
    <li className={classes.stage}>
      <StageDot color={color} />
      <span className={classes.stageName}>
        <InlineText
          label={t('pipelines.stage')}
          value={name}
          onSave={(text) => onSave({ name: text })}
          errorText={errorText}
        />
      </span>
      <InlineSelect
        label={t('pipelines.color')}
        value={color}
        options={stageColors.map((value) => ({ value, label: t(`pipelines.colors.${value}`) }))}
        onSave={(value) => onSave({ color: value as StageFields['color'] })}
        errorText={errorText}
      />
      <div className={classes.number}>
        <span aria-hidden>{t('pipelines.probability')}</span>
        <InlineText
          label={t('pipelines.probability')}
          value={String(probability)}
          onSave={async (text) => onSave({ probability: between(text, 0, 100) })}
          errorText={errorText}
        />
      </div>
      <div className={classes.number}>
        <span aria-hidden>{t('pipelines.rotDays')}</span>
        <InlineText
          label={t('pipelines.rotDays')}
          value={rotDays === null ? '' : String(rotDays)}
          placeholder={t('pipelines.never')}
          onSave={async (text) => onSave({ rotDays: text === '' ? null : between(text, 1, 3650) })}
          errorText={errorText}
        />
      </div>
      <RequiredFields stage={stage} onSave={(required) => onSave({ required })} />
      <span className={classes.acts}>
        <UpDown name={name} onUp={onUp} onDown={onDown} />
        <ActionIcon aria-label={t('pipelines.removeStage', { name })} disabled={!onRemove} onClick={() => onRemove?.()}>
          <IconTrash size={14} aria-hidden />
        </ActionIcon>
      </span>
    </li>
  );
}

/**
 * What a stage asks for before a deal enters it: ticked at once, put back when it could not be saved. While it is open,
 * what was ticked here counts, for an answer on its way may still tell of the tick before.
 */
function RequiredFields({
  stage: { required },
  onSave,
}: {
  stage: Stage;
  onSave: (required: DealField[]) => Promise<void>;
}) {
  const { t } = useTranslation();
  const onError = useErrorToast();
  const [wanted, setWanted] = useState<DealField[] | null>(null);
  const shown = wanted ?? required;
  const words = (field: DealField) => t(`deals.field.${field}`);
  const tick = (field: DealField, isWanted: boolean) => {
    const next = dealField.options.filter((one) => (one === field ? isWanted : shown.includes(one)));
    setWanted(next);
    onSave(next).catch((error: unknown) => {
      setWanted(null);
      onError(error);
    });
  };
  return (
    <Popover position="bottom-start" onClose={() => setWanted(null)}>
      <Popover.Target>
        <Button className={classes.required}>
          {t('pipelines.required')}: {shown.length === 0 ? t('pipelines.nothing') : shown.map(words).join(', ')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={6}>
          {dealField.options.map((field) => (
            <Checkbox
              key={field}
              label={words(field)}
              checked={shown.includes(field)}
              onChange={({ currentTarget: { checked } }) => tick(field, checked)}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
