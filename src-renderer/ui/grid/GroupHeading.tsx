import { useTranslation } from 'react-i18next';
import { useFormat } from '../format-locale';
import classes from './DataGrid.module.css';
import type { GridGroup } from './groups';

/** What the rows below it have in common, and how many they are. */
export function GroupHeading({
  group,
  line,
  columns,
  top,
  height,
}: {
  group: GridGroup;
  line: number;
  columns: number;
  top: number;
  height: number;
}) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <div
      role="row"
      tabIndex={-1}
      className={classes.group}
      aria-rowindex={line + 2}
      style={{ transform: `translateY(${top}px)`, height }}
    >
      <span role="gridcell" tabIndex={-1} aria-colspan={columns}>
        {group.label === '' ? t('views.display.noValue') : group.label}{' '}
        <span className={classes.groupCount}>{number(group.count)}</span>
      </span>
    </div>
  );
}
