import { BarChart } from '@mantine/charts';
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PipelineReport } from '../../../src-shared/contract/reports';
import { digitsOf, type Money } from '../../../src-shared/domain/money';
import { FactTable } from '../../ui/facts/FactTable';
import classes from './Reports.module.css';
import { useReportWords } from './words';

const sumIn = (currency: string, amounts: readonly Money[]): number =>
  (amounts.find((one) => one.currency === currency)?.amount ?? 0) / 10 ** digitsOf(currency);

/** What open deals may bring, by month. Of several currencies the picture shows one at a time. */
export function Forecast({ forecast, withoutAmount }: Pick<PipelineReport, 'forecast' | 'withoutAmount'>) {
  const { t } = useTranslation();
  const { number, money, sums, month, shortMonth } = useReportWords();
  const currencies = [...new Set(forecast.flatMap(({ total }) => total.map(({ currency }) => currency)))].sort();
  const [chosen, setChosen] = useState('');
  const currency = currencies.find((one) => one === chosen) ?? currencies[0];
  const [weightedWords, totalWords] = [t('reports.weighted'), t('reports.total')];
  return (
    <section className={classes.section} aria-labelledby="report-forecast">
      <h2 id="report-forecast">{t('reports.forecast')}</h2>
      <p className={classes.hint}>
        {t('reports.forecastHint')} {withoutAmount > 0 && t('reports.withoutAmount', { count: withoutAmount })}
      </p>
      {currencies.length > 1 && (
        <SegmentedControl
          aria-label={t('reports.currency')}
          data={currencies}
          value={currency ?? ''}
          onChange={setChosen}
          mb="xs"
        />
      )}
      {currency !== undefined && (
        <div className={classes.chart} aria-hidden inert>
          <BarChart
            h={220}
            data={forecast.map((one) => ({
              month: shortMonth(one.month),
              [totalWords]: sumIn(currency, one.total),
              [weightedWords]: sumIn(currency, one.weighted),
            }))}
            dataKey="month"
            series={[
              { name: totalWords, color: 'var(--line-strong)' },
              { name: weightedWords, color: 'var(--accent)' },
            ]}
            valueFormatter={(value) => money({ amount: Math.round(value * 10 ** digitsOf(currency)), currency })}
            yAxisProps={{ width: 84 }}
            barProps={{ radius: 3, isAnimationActive: false }}
            maxBarWidth={34}
            withLegend
            withTooltip={false}
          />
        </div>
      )}
      <FactTable
        label={t('reports.forecast')}
        rows={forecast}
        keyOf={(one) => one.month ?? ''}
        columns={[
          { name: t('reports.month'), cell: (one) => month(one.month) },
          { name: t('reports.deals'), isNumber: true, cell: ({ count }) => number(count) },
          { name: totalWords, isNumber: true, cell: ({ total }) => sums(total) },
          { name: weightedWords, isNumber: true, cell: ({ weighted }) => sums(weighted) },
        ]}
      />
    </section>
  );
}
