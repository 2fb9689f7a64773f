import { ActionIcon } from '@mantine/core';
import { IconLink, IconMail, IconPhone, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineText } from '../edit/InlineText';
import { AddButton } from './AddButton';
import adders from './Adders.module.css';
import { Field } from './Fields';
import { useLabels } from './labels';
import { ConsentLine, PermissionActions, type PermissionValue } from './Permission';
import classes from './Points.module.css';

export type PointKind = 'email' | 'phone' | 'url';

export interface PointValue extends PermissionValue {
  readonly id: string;
  readonly kind: PointKind;
  readonly value: string;
  readonly label: string;
}

/** A point to save; one without an `id` is new. */
export interface PointDraft extends Partial<PermissionValue> {
  readonly id?: string;
  readonly kind: PointKind;
  readonly value: string;
  readonly label: string;
}

export interface PointsProps {
  readonly points: readonly PointValue[];
  readonly onSave: (point: PointDraft) => Promise<unknown>;
  readonly onRemove: (point: PointValue) => Promise<unknown>;
  readonly errorText: (error: unknown) => string;
  /** Stands between them and the line that adds. */
  readonly below?: ReactNode;
  /** What else can be added. */
  readonly more?: ReactNode;
}

const icons = { email: IconMail, phone: IconPhone, url: IconLink } as const;

function KindIcon({ kind }: { kind: PointKind }) {
  const Icon = icons[kind];
  return <Icon size={13} stroke={1.6} aria-hidden />;
}

const kinds = ['email', 'phone', 'url'] as const;
const inputType = { email: 'email', phone: 'tel', url: 'url' } as const;

/** The emails, phone numbers and links of a party: changed in place, emptied to remove, one more by the last line. */
export function Points({ points, onSave, onRemove, errorText, below, more }: PointsProps) {
  const { t } = useTranslation();
  const { wordsOf, suggestions, labelOf } = useLabels();
  const [adding, setAdding] = useState<PointKind | null>(null);
  const stop = () => setAdding(null);
  return (
    <>
      {kinds.flatMap((kind) =>
        points
          .filter((point) => point.kind === kind)
          .map((point) => (
            <Field
              key={point.id}
              name={
                <span className={classes.kind}>
                  <KindIcon kind={kind} />
                  <InlineText
                    className={classes.label}
                    label={t('party.point.label', { kind: t(`party.point.${kind}`) })}
                    value={wordsOf(point.label)}
                    placeholder={t(`party.point.${kind}`)}
                    suggestions={suggestions}
                    onSave={(words) => onSave({ ...point, label: labelOf(words) })}
                    errorText={errorText}
                  />
                </span>
              }
              action={
                <>
                  <PermissionActions
                    value={point}
                    name={point.value}
                    onSave={(permission) => onSave({ ...point, ...permission })}
                    errorText={errorText}
                  />
                  <ActionIcon
                    size={20}
                    aria-label={t('party.point.remove', { value: point.value })}
                    onClick={() => void onRemove(point)}
                  >
                    <IconX size={13} aria-hidden />
                  </ActionIcon>
                </>
              }
            >
              <InlineText
                label={`${wordsOf(point.label)} ${t(`party.point.${kind}`)}`.trim()}
                type={inputType[kind]}
                value={point.value}
                onSave={(value) => (value === '' ? onRemove(point) : onSave({ ...point, value }))}
                errorText={errorText}
              />
              <ConsentLine value={point} />
            </Field>
          )),
      )}
      {adding !== null && (
        <Field name={t(`party.point.${adding}`)}>
          <InlineText
            key={adding}
            label={t(`party.point.${adding}`)}
            type={inputType[adding]}
            value=""
            autoFocus
            onSave={async (value) => {
              await onSave({ kind: adding, value, label: '' });
              stop();
            }}
            onEmpty={stop}
            errorText={errorText}
          />
        </Field>
      )}
      {below}
      <Field name="">
        <div className={adders.adders}>
          {kinds.map((kind) => (
            <AddButton
              key={kind}
              words={t(`party.point.add.${kind}`)}
              name={t(`party.point.addName.${kind}`)}
              onAdd={() => setAdding(kind)}
            />
          ))}
          {more}
        </div>
      </Field>
    </>
  );
}
