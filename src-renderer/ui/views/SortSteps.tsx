import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MadeUp } from '../../../src-shared/domain/list-fields';
import { maxSorts, type Sort, type SortStep } from '../grid/list-view';
import classes from './ViewOptions.module.css';

/** The columns a list is sorted by, the one within the other. */
export function SortSteps<Column extends string>({
  offered,
  sort: { within = [], ...first },
  onSort,
}: {
  offered: readonly { readonly value: Column | MadeUp; readonly label: string }[];
  sort: Sort<Column>;
  onSort: (sort: Sort<Column>) => void;
}) {
  const { t } = useTranslation();
  const steps: readonly SortStep<Column>[] = [first, ...within];
  const put = ([first, ...within]: readonly SortStep<Column>[]) => {
    if (first) onSort({ ...first, ...(within.length > 0 && { within }) });
  };
  const free = offered.filter(({ value }) => !steps.some(({ column }) => column === value));
  const change = (at: number, patch: Partial<SortStep<Column>>) =>
    put(steps.map((step, index) => (index === at ? { ...step, ...patch } : step)));
  const [next] = free;
  return (
    <fieldset className={classes.part}>
      <legend>{t('views.display.sort')}</legend>
      {steps.map(({ column, direction }, at) => {
        const label = offered.find(({ value }) => value === column)?.label ?? column;
        return (
          <div key={column} className={classes.step}>
            <NativeSelect
              aria-label={t(at === 0 ? 'views.display.sort' : 'views.display.sortThen')}
              data={offered.filter(({ value }) => value === column || free.some((one) => one.value === value))}
              value={column}
              onChange={(event) => {
                const chosen = free.find(({ value }) => value === event.currentTarget.value);
                if (chosen) change(at, { column: chosen.value });
              }}
            />
            <NativeSelect
              aria-label={`${label}: ${t('views.display.direction')}`}
              data={[
                { value: 'asc', label: t('views.display.asc') },
                { value: 'desc', label: t('views.display.desc') },
              ]}
              value={direction}
              onChange={(event) => change(at, { direction: event.currentTarget.value === 'desc' ? 'desc' : 'asc' })}
            />
            {steps.length > 1 && (
              <ActionIcon
                aria-label={t('views.display.removeSort', { column: label })}
                onClick={() => put(steps.filter((_, index) => index !== at))}
              >
                <IconX size={14} stroke={1.7} aria-hidden />
              </ActionIcon>
            )}
          </div>
        );
      })}
      {next && steps.length < maxSorts && (
        <Button
          variant="subtle"
          leftSection={<IconPlus size={13} aria-hidden />}
          onClick={() => put([...steps, { column: next.value, direction: 'asc' }])}
        >
          {t('views.display.addSort')}
        </Button>
      )}
    </fieldset>
  );
}
