import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ImportVerdict, verdict } from '../../../src-shared/contract/imports';
import classes from './CheckStep.module.css';
import { useImport, type VerdictCounts } from './store';

const tabs = ['all', ...verdict.options] as const;
const isTab = (value: string | null): value is ImportVerdict | 'all' => tabs.some((tab) => tab === value);

/** The verdicts with their counts; picking one shows its rows only. */
export function VerdictTabs({ counts }: { counts: VerdictCounts | undefined }) {
  const { t, i18n } = useTranslation();
  const shown = useImport((state) => state.tab);
  const total = counts && Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <Tabs
      value={shown}
      onChange={(value) => isTab(value) && useImport.setState({ tab: value })}
      classNames={{ list: classes.tabs ?? '', tab: classes.tab ?? '' }}
    >
      <Tabs.List aria-label={t('imports.verdicts')}>
        {tabs.map((tab) => {
          const count = tab === 'all' ? total : counts?.[tab];
          return (
            <Tabs.Tab key={tab} value={tab} aria-controls="import-rows">
              {t(`imports.tab.${tab}`)}{' '}
              <span className={classes.count} data-verdict={count ? tab : undefined}>
                {count?.toLocaleString(i18n.language)}
              </span>
            </Tabs.Tab>
          );
        })}
      </Tabs.List>
    </Tabs>
  );
}
