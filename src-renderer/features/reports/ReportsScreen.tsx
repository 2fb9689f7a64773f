import '@mantine/charts/styles.css';
import { SegmentedControl, Select } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PipelineReport } from '../../../src-shared/contract/reports';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { EmptyState } from '../../ui/EmptyState';
import { Page } from '../../ui/page/Page';
import { DealTimeline } from './DealTimeline';
import { Forecast } from './Forecast';
import { Funnel } from './Funnel';
import classes from './Reports.module.css';
import { useReportWords } from './words';

const day = 86_400_000;
const periods = { all: null, year: 365 * day, quarter: 90 * day } as const;
type Period = keyof typeof periods;
const isPeriod = (value: string): value is Period => value in periods;

/** What the deals of a pipeline say together: their funnel, and what the open ones may bring. */
export function ReportsScreen() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const pipelines = useQuery(orpc.pipelines.list.queryOptions());
  const [chosen, setChosen] = useState<string | null>(null);
  const [period, setPeriod] = useState<Period>('all');
  // Days are as exact as this needs to be, and the answer is then found again.
  const [now] = useState(() => Date.now());
  const pipeline = pipelines.data?.find(({ id }) => id === chosen) ?? pipelines.data?.[0];
  const span = periods[period];
  const report = useQuery(
    orpc.reports.pipeline.queryOptions({
      input: { pipelineId: pipeline?.id ?? '', since: span === null ? null : now - span },
      enabled: pipeline !== undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const error = pipelines.error ?? report.error;
  return (
    <Page title={t('reports.title')}>
      {pipeline && (
        <div className={classes.controls}>
          <Select
            aria-label={t('reports.pipeline')}
            data={pipelines.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            value={pipeline.id}
            onChange={setChosen}
            allowDeselect={false}
            w={170}
          />
          <SegmentedControl
            aria-label={t('reports.period')}
            data={(['all', 'year', 'quarter'] as const).map((value) => ({
              value,
              label: t(`reports.periods.${value}`),
            }))}
            value={period}
            onChange={(value) => isPeriod(value) && setPeriod(value)}
          />
        </div>
      )}
      {error && <EmptyState title={t('reports.unreadable')} text={errorText(error)} />}
      {pipelines.isSuccess && !pipeline && (
        <EmptyState
          icon={<IconChartBar size={22} stroke={1.5} />}
          title={t('reports.empty.title')}
          text={t('reports.empty.text')}
        />
      )}
      {report.data && <Report report={report.data} />}
    </Page>
  );
}

function Report({ report }: { report: PipelineReport }) {
  const { t } = useTranslation();
  const { number, share } = useReportWords();
  const { deals, won, lost, winRate, funnel, forecast, withoutAmount } = report;
  const facts = [
    [t('reports.deals'), number(deals)],
    [t('reports.won'), number(won)],
    [t('reports.lost'), number(lost)],
    [t('reports.winRate'), share(winRate)],
  ] as const;
  return (
    <div className={classes.body}>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Funnel funnel={funnel} />
      <Forecast forecast={forecast} withoutAmount={withoutAmount} />
      {forecast.length > 0 && <DealTimeline forecast={forecast} />}
    </div>
  );
}
