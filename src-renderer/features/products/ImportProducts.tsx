import { useTranslation } from 'react-i18next';
import { ImportTable } from '../../api/ImportTable';
import { client } from '../../api/transport';

export function ImportProducts({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <ImportTable
      title={t('products.csv.title')}
      hint={t('products.csv.hint')}
      detail={t('products.field.sku')}
      onRead={(text) => client.products.readCsv({ text })}
      onTake={(text) => client.products.importCsv({ text })}
      onClose={onClose}
    />
  );
}
