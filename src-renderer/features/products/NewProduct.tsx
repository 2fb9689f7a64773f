import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ComponentType, type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useUndoToast } from '../../api/undo';
import { SuggestField } from '../../ui/edit/SuggestField';
import { givenValues, type NewFieldsProps, noNewValues } from '../../ui/record/new-values';
import { useAmounts } from './amounts';

interface NewProductProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCreated: (id: string) => void;
  readonly NewFields: ComponentType<NewFieldsProps>;
}

/** A product by what one has to know to sell it; the rest is filled in where it is shown. */
export function NewProduct({ opened, onClose, onCreated, NewFields }: NewProductProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('products.form.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <NewProductForm
        NewFields={NewFields}
        onClose={onClose}
        onCreated={(id) => {
          onClose();
          onCreated(id);
        }}
      />
    </Modal>
  );
}

const empty = { name: '', sku: '', category: '', unit: '', price: '' };
type Field = keyof typeof empty;

function NewProductForm({ onClose, onCreated, NewFields }: Omit<NewProductProps, 'opened'>) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const undoToast = useUndoToast();
  const { price } = useAmounts();
  const { data: known } = useQuery(orpc.products.suggestions.queryOptions());
  const [typed, setTyped] = useState(empty);
  const [errors, setErrors] = useState<Partial<Record<Field, string>>>({});
  const [own, setOwn] = useState(noNewValues);
  const [isTried, setTried] = useState(false);
  const create = useMutation(orpc.products.create.mutationOptions());
  const currency = known?.currency ?? 'EUR';
  const field = (name: Field) => ({
    label: t(`products.field.${name}`),
    value: typed[name],
    error: errors[name] ?? null,
    onChange: (value: string) => {
      setTyped((now) => ({ ...now, [name]: value }));
      setErrors(({ [name]: _gone, ...rest }) => rest);
    },
  });
  const input = (name: Field) => {
    const { onChange, ...rest } = field(name);
    return { ...rest, onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value) };
  };
  const read = () => {
    const { name, price: amount, ...rest } = typed;
    if (name.trim() === '') throw { name: t('products.form.empty') };
    try {
      const costs = amount.trim() === '' ? { price: null, currency } : toPatch(price.read(amount, currency));
      return { name: name.trim(), ...rest, ...costs };
    } catch (error) {
      throw { price: errorText(error) };
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    try {
      const product = read();
      if (own.missing > 0) return;
      create.mutate(
        { ...product, values: givenValues(own) },
        {
          onSuccess: (product) => {
            undoToast(t('products.saved.created', { name: product.name }));
            onCreated(product.id);
          },
          onError: (error) => {
            const { field: at } = failureOf(error);
            setErrors({ [at === 'sku' || at === 'price' ? at : 'name']: errorText(error) });
          },
        },
      );
    } catch (wrong) {
      setErrors(wrong as typeof errors);
    }
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput data-autofocus maxLength={500} {...input('name')} />
        <Group grow align="flex-start" gap="sm">
          <TextInput maxLength={60} {...input('sku')} />
          <SuggestField suggestions={known?.categories ?? []} {...field('category')} />
        </Group>
        <Group grow align="flex-start" gap="sm">
          <TextInput inputMode="decimal" rightSection={<small>{currency}</small>} {...input('price')} />
          <SuggestField suggestions={known?.units ?? []} {...field('unit')} />
        </Group>
        <NewFields target="product" own={own} onOwn={setOwn} isTried={isTried} />
        <Group justify="flex-end" gap="xs">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled" loading={create.isPending}>
            {t('products.form.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const toPatch = ({ amount, currency }: { amount: number; currency: string }) => ({ price: amount, currency });
