import { NativeSelect, Popover, UnstyledButton } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MadeUp } from '../../../src-shared/domain/list-fields';
import type { Sort } from '../grid/list-view';
import { ColumnChoice, type OfferedColumn } from './ColumnChoice';
import { SortSteps } from './SortSteps';
import classes from './ViewOptions.module.css';

interface ViewOptionsProps<Column extends string> {
  /** Every column there is. */
  readonly columns: readonly OfferedColumn[];
  /** Those that are shown where there is room, while none were chosen. */
  readonly shown: readonly OfferedColumn[];
  readonly chosen: readonly string[] | null;
  readonly onColumns: (columns: readonly string[] | null) => void;
  readonly sortable: readonly (Column | MadeUp)[];
  readonly sort: Sort<Column>;
  readonly onSort: (sort: Sort<Column>) => void;
  /** What the rows can be grouped by. */
  readonly groups: readonly (Column | MadeUp)[];
  readonly group: Column | MadeUp | null;
  readonly onGroup: (group: Column | MadeUp | null) => void;
}

/** How a list shows its records: grouped, ordered, and with which columns. */
export function ViewOptions<Column extends string>(props: ViewOptionsProps<Column>) {
  const { columns, sortable, groups, group, onGroup } = props;
  const { t } = useTranslation();
  const titled = (ids: readonly (Column | MadeUp)[]) =>
    ids.flatMap((id) => {
      const column = columns.find((one) => one.id === id);
      return column ? [{ value: id, label: column.title }] : [];
    });
  return (
    <Popover position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.open}>
          <IconAdjustmentsHorizontal size={12} stroke={1.7} aria-hidden /> {t('views.display.button')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.options}>
          {groups.length > 0 && (
            <NativeSelect
              label={t('views.display.group')}
              data={[{ value: '', label: t('views.display.noGroup') }, ...titled(groups)]}
              value={group ?? ''}
              onChange={(event) => onGroup(groups.find((one) => one === event.currentTarget.value) ?? null)}
            />
          )}
          <SortSteps offered={titled(sortable)} sort={props.sort} onSort={props.onSort} />
          <ColumnChoice all={columns} shown={props.shown} chosen={props.chosen} onColumns={props.onColumns} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
