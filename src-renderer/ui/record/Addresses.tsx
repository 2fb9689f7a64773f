import { ActionIcon, TextInput, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EditForm } from '../edit/EditForm';
import classes from './Addresses.module.css';
import { Field } from './Fields';
import { useLabels } from './labels';
import { ConsentLine, PermissionActions, type PermissionValue } from './Permission';

const parts = ['street', 'extended', 'postalCode', 'city', 'region', 'country'] as const;
export type AddressText = { readonly [Part in (typeof parts)[number]]: string } & { readonly label: string };
export type AddressValue = AddressText & PermissionValue & { readonly id: string };

export interface AddressesProps {
  readonly addresses: readonly AddressValue[];
  /** Whether one more is being written. */
  readonly isAdding: boolean;
  readonly onAdded: () => void;
  readonly linesOf: (address: AddressText) => readonly string[];
  readonly onSave: (address: AddressText & Partial<PermissionValue> & { id?: string }) => Promise<unknown>;
  readonly onRemove: (address: AddressValue) => Promise<unknown>;
  readonly errorText: (error: unknown) => string;
}

const noAddress: AddressText = {
  label: '',
  street: '',
  extended: '',
  postalCode: '',
  city: '',
  region: '',
  country: '',
};

function AddressForm({
  initial,
  onSave,
  onCancel,
  errorText,
}: {
  initial: AddressText;
  onSave: (address: AddressText) => Promise<unknown>;
  onCancel: () => void;
  errorText: (error: unknown) => string;
}) {
  const { t } = useTranslation();
  const [address, setAddress] = useState(initial);
  const [error, setError] = useState<string | null>(null);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const submit = () => {
    onSave(address).catch((reason: unknown) => setError(errorText(reason)));
  };
  return (
    <EditForm className={classes.form} error={error} onSubmit={submit} onCancel={onCancel}>
      {parts.map((part, at) => (
        <TextInput
          key={part}
          className={classes[part]}
          label={t(`party.address.${part}`)}
          value={address[part]}
          ref={at === 0 ? first : undefined}
          onChange={(event) => setAddress({ ...address, [part]: event.currentTarget.value })}
        />
      ))}
    </EditForm>
  );
}

/** Postal addresses as they stand on an envelope; a click opens one in its parts. */
export function Addresses({ addresses, isAdding, onAdded, linesOf, onSave, onRemove, errorText }: AddressesProps) {
  const { t } = useTranslation();
  const { wordsOf } = useLabels();
  const [editing, setEditing] = useState<string | null>(null);
  const form = (initial: AddressText, id: string | undefined, onDone: () => void) => (
    <AddressForm
      initial={initial}
      onCancel={onDone}
      onSave={async (address) => {
        await onSave(id === undefined ? address : { ...address, id });
        onDone();
      }}
      errorText={errorText}
    />
  );
  return (
    <>
      {addresses.map((address) => (
        <Field
          key={address.id}
          name={wordsOf(address.label) || t('party.address.title')}
          action={
            <>
              <PermissionActions
                value={address}
                name={linesOf(address).join(', ')}
                onSave={(permission) => onSave({ ...address, ...permission })}
                errorText={errorText}
              />
              <ActionIcon size={20} aria-label={t('party.address.remove')} onClick={() => void onRemove(address)}>
                <IconX size={13} aria-hidden />
              </ActionIcon>
            </>
          }
        >
          {editing === address.id ? (
            form(address, address.id, () => setEditing(null))
          ) : (
            <UnstyledButton
              className={classes.lines}
              title={t('party.address.edit')}
              onClick={() => setEditing(address.id)}
            >
              {linesOf(address).map((line) => (
                <span key={line}>{line} </span>
              ))}
            </UnstyledButton>
          )}
          <ConsentLine value={address} />
        </Field>
      ))}
      {isAdding && <Field name={t('party.address.title')}>{form(noAddress, undefined, onAdded)}</Field>}
    </>
  );
}
