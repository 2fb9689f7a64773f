import { useTranslation } from 'react-i18next';
import { ImportTable } from '../../api/ImportTable';
import { client } from '../../api/transport';

export function ImportDeals({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <ImportTable
      title={t('deals.csv.title')}
      hint={t('deals.csv.hint')}
      detail={t('deals.field.stage')}
      onRead={(text) => client.deals.readCsv({ text })}
      onTake={(text) => client.deals.importCsv({ text })}
      onClose={onClose}
    />
  );
}
