import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { FactTable } from '../../ui/facts/FactTable';
import { useFormat } from '../../ui/format-locale';
import { sizeWords } from '../../ui/size-words';
import { useTimeWords } from '../../ui/time';
import classes from './SentPage.module.css';

/** Every request that left this computer, newest first. */
export function SentPage() {
  const { t, i18n } = useTranslation();
  const errorText = useErrorText();
  const { locale } = useFormat();
  const { personal, exact } = useTimeWords();
  const log = useInfiniteQuery(
    orpc.network.log.infiniteOptions({
      input: (before: number | undefined) => (before === undefined ? {} : { before }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  );
  const requests = log.data?.pages.flatMap((page) => page.requests) ?? [];
  const adapterWords = (adapter: string): string => {
    const key = `network.adapter.${adapter}`;
    return i18n.exists(key) ? t(key as 'network.adapter.s3') : adapter;
  };
  return (
    <div className={classes.page}>
      <p className={classes.intro}>{t('network.intro')}</p>
      {log.isError && (
        <Text role="alert" c="var(--bad)">
          {errorText(log.error)}
        </Text>
      )}
      {log.isSuccess && requests.length === 0 && <p className={classes.none}>{t('network.none')}</p>}
      {requests.length > 0 && (
        <FactTable
          label={t('network.title')}
          rows={requests}
          keyOf={({ id }) => String(id)}
          columns={[
            { name: t('network.when'), cell: ({ at }) => <time title={exact(at)}>{personal(at)}</time> },
            { name: t('network.what'), cell: ({ adapter }) => adapterWords(adapter) },
            { name: t('network.where'), cell: ({ method, host, path }) => `${method} ${host}${path}` },
            { name: t('network.answer'), cell: ({ status }) => (status === 0 ? t('network.noAnswer') : status) },
            { name: t('network.sent'), isNumber: true, cell: ({ bytesOut }) => sizeWords(bytesOut, locale) },
            { name: t('network.received'), isNumber: true, cell: ({ bytesIn }) => sizeWords(bytesIn, locale) },
          ]}
        />
      )}
      {log.hasNextPage && (
        <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t('network.more')}
        </Button>
      )}
    </div>
  );
}
