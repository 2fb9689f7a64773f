import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format-locale';
import classes from './DataGrid.module.css';
import type { GridGroup } from './groups';

/** What the rows below it have in common, and how many they are; a click folds them away. */
export function GroupHeading({
  group,
  isCollapsed,
  line,
  columns,
  top,
  height,
  onToggle,
}: {
  group: GridGroup;
  isCollapsed: boolean;
  line: number;
  columns: number;
  top: number;
  height: number;
  onToggle: () => void;
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
        <UnstyledButton className={classes.groupName} aria-expanded={!isCollapsed} onClick={onToggle}>
          <IconChevronRight size={13} stroke={1.7} className={classes.groupMark} aria-hidden />
          {group.label === '' ? t('views.display.noValue') : group.label}{' '}
          <span className={classes.groupCount}>{number(group.count)}</span>
        </UnstyledButton>
      </span>
    </div>
  );
}
