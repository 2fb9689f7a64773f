import { IconPackage } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../src-shared/contract/products';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useBinOne } from '../../api/party-record';
import { useRecent } from '../../api/recent';
import { useRecord } from '../../api/record';
import { Avatar } from '../../ui/Avatar';
import { EmptyState } from '../../ui/EmptyState';
import { InlineText } from '../../ui/edit/InlineText';
import type { RecordParts } from '../../ui/record/parts';
import { RecordBody } from '../../ui/record/RecordBody';
import { RecordFrame } from '../../ui/record/RecordFrame';
import { RecordWaiting } from '../../ui/record/RecordWaiting';
import { ProductFields } from './ProductFields';
import { useSaveProduct } from './use-save-product';

interface ProductRecordProps {
  readonly id: string;
  readonly onClose: () => void;
  readonly parts: RecordParts;
}

/** One product beside the list. */
export function ProductRecord({ id, onClose, parts }: ProductRecordProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const product = useQuery(orpc.products.get.queryOptions({ input: { id } }));
  const forget = useRecent((state) => state.forget);
  useEffect(() => {
    if (product.isError) forget(id);
  }, [product.isError, forget, id]);
  return (
    <RecordFrame label={product.data?.name ?? t('party.record.label')} onClose={onClose}>
      {product.data && <ProductBody product={product.data} onClose={onClose} parts={parts} />}
      {product.isPending && <RecordWaiting />}
      {product.isError && <EmptyState title={t('party.record.gone')} text={errorText(product.error)} />}
    </RecordFrame>
  );
}

function ProductBody({ product, onClose, parts }: Omit<ProductRecordProps, 'id'> & { product: Product }) {
  const { t } = useTranslation();
  const { id, name, sku, category, binnedAt } = product;
  const record = useRecord(id);
  const save = useSaveProduct(product);
  const { bin, restore } = useBinOne('products');
  const seen = useRecent((state) => state.seen);
  const subtitle = [sku, category].filter(Boolean).join(' · ');
  useEffect(() => {
    if (binnedAt === null) seen({ kind: 'product', id, title: name, subtitle, photo: '' });
  }, [seen, id, name, subtitle, binnedAt]);
  const nameWords = t('party.field.name');
  return (
    <RecordBody
      record={product}
      picture={<Avatar initials={<IconPackage size={20} stroke={1.5} />} seed={id} photo="" size={40} />}
      title={
        <InlineText
          label={nameWords}
          value={name}
          onSave={(value) => save({ name: value }, nameWords)}
          errorText={record.errorText}
        />
      }
      subtitle={subtitle}
      onBin={() => bin(id, onClose)}
      onRestore={() => restore(id)}
      notes={record.notes}
      timeline={record.timeline}
    >
      <ProductFields product={product} record={record} save={save} />
      <parts.Fields recordId={id} isBinned={binnedAt !== null} />
      <parts.Files recordId={id} isBinned={binnedAt !== null} />
    </RecordBody>
  );
}
