import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Product, taxClasses } from '../../../src-shared/contract/products';
import { orpc } from '../../api/orpc';
import { useUsers } from '../../api/parties';
import type { useRecord } from '../../api/record';
import { InlineSelect } from '../../ui/edit/InlineSelect';
import { InlineText } from '../../ui/edit/InlineText';
import { Field, Fields } from '../../ui/record/Fields';
import { Tags } from '../../ui/record/Tags';
import { useAmounts } from './amounts';
import type { useSaveProduct } from './use-save-product';

/** Every fact about a product, each changed where it stands. */
export function ProductFields({
  product,
  record,
  save,
}: {
  product: Product;
  record: ReturnType<typeof useRecord>;
  save: ReturnType<typeof useSaveProduct>;
}) {
  const { t } = useTranslation();
  const users = useUsers();
  const { money, price } = useAmounts();
  const { data: known } = useQuery(orpc.products.suggestions.queryOptions());
  const { errorText } = record;
  const line = (
    field: 'sku' | 'category' | 'unit' | 'about',
    more: { multiline?: boolean; suggestions?: readonly string[] } = {},
  ) => {
    const name = t(`products.field.${field}`);
    return (
      <Field name={name}>
        <InlineText
          label={name}
          value={product[field]}
          onSave={(value) => save({ [field]: value }, name)}
          errorText={errorText}
          {...more}
        />
      </Field>
    );
  };
  const [priceWords, taxWords, owner] = [
    t('products.field.price'),
    t('products.field.taxClass'),
    t('party.field.owner'),
  ];
  const savePrice = async (text: string) => {
    if (text === '') return save({ price: null }, priceWords);
    const { amount, currency } = price.read(text, product.currency);
    return save({ price: amount, currency }, priceWords);
  };
  return (
    <Fields>
      {line('sku')}
      {line('category', { suggestions: known?.categories ?? [] })}
      <Field name={priceWords}>
        <InlineText
          label={priceWords}
          value={product.price === null ? '' : money({ amount: product.price, currency: product.currency })}
          onSave={savePrice}
          errorText={errorText}
        />
      </Field>
      {line('unit', { suggestions: known?.units ?? [] })}
      <Field name={taxWords}>
        <InlineSelect
          label={taxWords}
          value={product.taxClass}
          options={taxClasses.map((value) => ({ value, label: t(`products.tax.${value}`) }))}
          onSave={(value) => {
            const taxClass = taxClasses.find((one) => one === value);
            return taxClass ? save({ taxClass }, taxWords) : Promise.resolve();
          }}
          errorText={errorText}
        />
      </Field>
      <Field name={t('party.tag.title')}>
        <Tags tags={product.tags} {...record.tags} />
      </Field>
      {line('about', { multiline: true })}
      <Field name={owner}>
        <InlineSelect
          label={owner}
          value={product.ownerId}
          options={users.map(({ id, name }) => ({ value: id, label: name || t('party.you') }))}
          onSave={(ownerId) => save({ ownerId }, owner)}
          errorText={errorText}
        />
      </Field>
    </Fields>
  );
}
