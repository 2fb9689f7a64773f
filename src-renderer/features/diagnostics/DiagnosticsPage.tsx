import { Button, Text } from '@mantine/core';
import { IconDownload, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiagnosticsReport } from '../../../src-shared/contract/diagnostics';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { FactTable } from '../../ui/facts/FactTable';
import { useFormat } from '../../ui/format-locale';
import { sizeWords } from '../../ui/size-words';
import { useTimeWords } from '../../ui/time';
import classes from './Diagnostics.module.css';
import { saveReport } from './report-file';

/** How the program is: what runs, how much there is, what waits, what was slow and what failed. What is saved is what is shown. */
export function DiagnosticsPage() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { data: report, error, isFetching, refetch } = useQuery(orpc.diagnostics.report.queryOptions());
  return (
    <div className={classes.page}>
      <div className={classes.intro}>
        <p>{t('diagnostics.intro')}</p>
        <div className={classes.actions}>
          <Button
            leftSection={<IconRefresh size={15} aria-hidden />}
            loading={isFetching}
            onClick={() => void refetch()}
          >
            {t('diagnostics.refresh')}
          </Button>
          <Button
            leftSection={<IconDownload size={15} aria-hidden />}
            disabled={report === undefined}
            onClick={() => report && saveReport(report)}
          >
            {t('diagnostics.save')}
          </Button>
        </div>
      </div>
      {error && (
        <Text role="alert" c="var(--bad)">
          {errorText(error)}
        </Text>
      )}
      {report && <Report report={report} />}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.part} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

function Facts({ facts }: { facts: readonly (readonly [string, string | number | null])[] }) {
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Report({ report: { versions, process, sizes, rows, jobs, slow, errors } }: { report: DiagnosticsReport }) {
  const { t } = useTranslation();
  const { locale, number } = useFormat();
  const { personal } = useTimeWords();
  const size = (bytes: number | null) => (bytes === null ? null : sizeWords(bytes, locale));
  const ms = (value: number) => t('diagnostics.ms', { value: number(value) });
  const none = <p className={classes.none}>{t('diagnostics.none')}</p>;
  return (
    <>
      <Part title={t('diagnostics.versions')}>
        <Facts
          facts={[
            ['Praxis', `${versions.praxis} (${versions.host})`],
            [t('diagnostics.system'), `${versions.platform} ${versions.system} ${versions.architecture}`],
            ['Node', versions.node],
            ['Electron', versions.electron],
            ['Chromium', versions.chromium],
            ['SQLite', versions.sqlite],
            [t('diagnostics.schema'), versions.schema],
          ]}
        />
      </Part>
      <Part title={t('diagnostics.sizes')}>
        <Facts
          facts={[
            [t('diagnostics.store'), size(sizes.store)],
            [t('diagnostics.log'), size(sizes.log)],
            [t('diagnostics.files', { count: sizes.files.count }), size(sizes.files.bytes)],
            [t('diagnostics.free'), size(sizes.free)],
            [t('diagnostics.memory'), size(process.memory)],
            [t('diagnostics.stall'), `${ms(process.stall.p99)} / ${ms(process.stall.worst)}`],
          ]}
        />
      </Part>
      <Part title={t('diagnostics.jobs')}>
        {jobs.length === 0 ? (
          none
        ) : (
          <FactTable
            label={t('diagnostics.jobs')}
            rows={jobs}
            keyOf={({ type, state }) => `${type} ${state}`}
            columns={[
              { name: t('diagnostics.work'), cell: ({ type }) => type },
              {
                name: t('diagnostics.state'),
                cell: ({ state }) => (
                  <span className={state === 'exhausted' ? classes.bad : undefined}>
                    {t(`diagnostics.states.${state}`)}
                  </span>
                ),
              },
              { name: t('diagnostics.count'), isNumber: true, cell: ({ count }) => number(count) },
              { name: t('diagnostics.due'), cell: ({ runAt }) => personal(runAt) },
              { name: t('diagnostics.lastError'), cell: ({ lastError }) => lastError },
            ]}
          />
        )}
      </Part>
      <Part title={t('diagnostics.slow')}>
        {slow.length === 0 ? (
          none
        ) : (
          <FactTable
            label={t('diagnostics.slow')}
            rows={slow}
            keyOf={({ name }) => name}
            columns={[
              { name: t('diagnostics.work'), cell: ({ name }) => name },
              { name: t('diagnostics.times'), isNumber: true, cell: ({ times }) => number(times) },
              { name: t('diagnostics.worst'), isNumber: true, cell: ({ worst }) => ms(worst) },
              { name: t('diagnostics.last'), cell: ({ last }) => personal(last) },
            ]}
          />
        )}
      </Part>
      <Part title={t('diagnostics.errors')}>
        {errors.length === 0 ? (
          none
        ) : (
          <ul className={classes.errors}>
            {errors.map(({ at, level, message, error, stack, times }) => (
              <li key={`${at} ${message} ${error}`}>
                <span className={level === 'error' ? classes.bad : undefined}>{message}</span>
                <small>
                  {personal(at)}
                  {times > 1 && ` · ${t('diagnostics.repeated', { count: times })}`}
                  {error !== '' && ` · ${error}`}
                </small>
                {stack.length > 0 && <pre className={classes.stack}>{stack.join('\n')}</pre>}
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title={t('diagnostics.rows')}>
        <Facts facts={rows.map(({ table, count }) => [table, number(count)])} />
      </Part>
    </>
  );
}
