import { BarChart } from '@mantine/charts';
import { useTranslation } from 'react-i18next';
import type { PipelineReport } from '../../../src-shared/contract/reports';
import { FactTable } from '../../ui/facts/FactTable';
import classes from './Reports.module.css';
import { useReportWords } from './words';

/** How far deals came. The picture says nothing that the table below it doesn't. */
export function Funnel({ funnel }: { funnel: PipelineReport['funnel'] }) {
  const { t } = useTranslation();
  const { number, share, span } = useReportWords();
  const reached = t('reports.reached');
  return (
    <section className={classes.section} aria-labelledby="report-funnel">
      <h2 id="report-funnel">{t('reports.funnel')}</h2>
      <p className={classes.hint}>{t('reports.funnelHint')}</p>
      <div className={classes.chart} aria-hidden inert>
        <BarChart
          h={38 * funnel.length + 34}
          data={funnel.map((stage) => ({ name: stage.name, [reached]: stage.reached }))}
          dataKey="name"
          orientation="vertical"
          gridAxis="none"
          yAxisProps={{ width: 110 }}
          xAxisProps={{ allowDecimals: false }}
          series={[{ name: reached, color: 'var(--accent)' }]}
          barProps={{ radius: 3, isAnimationActive: false }}
          maxBarWidth={22}
          withTooltip={false}
        />
      </div>
      <FactTable
        label={t('reports.funnel')}
        rows={funnel}
        keyOf={({ stageId }) => stageId}
        columns={[
          { name: t('reports.stage'), cell: ({ name }) => name },
          { name: reached, isNumber: true, cell: (stage) => number(stage.reached) },
          {
            name: t('reports.onward'),
            isNumber: true,
            cell: ({ onward }) => (onward === null ? '–' : number(onward)),
          },
          { name: t('reports.conversion'), isNumber: true, cell: ({ conversion }) => share(conversion) },
          { name: t('reports.stay'), isNumber: true, cell: ({ medianStay }) => span(medianStay) },
        ]}
      />
    </section>
  );
}
