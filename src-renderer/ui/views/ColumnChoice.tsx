import { Button, Checkbox } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useReorder } from '../grid/use-reorder';
import { UpDown } from '../UpDown';
import classes from './ViewOptions.module.css';

export interface OfferedColumn {
  readonly id: string;
  readonly title: string;
}

/** Which columns a list shows, and in what order; the name is always the first. */
export function ColumnChoice({
  all,
  shown,
  chosen,
  onColumns,
}: {
  all: readonly OfferedColumn[];
  /** Those that are shown while none were chosen. */
  shown: readonly OfferedColumn[];
  chosen: readonly string[] | null;
  onColumns: (columns: readonly string[] | null) => void;
}) {
  const { t } = useTranslation();
  const ids = (chosen ?? shown.map(({ id }) => id)).filter((id) => id !== 'name' && all.some((one) => one.id === id));
  const on = ids.flatMap((id) => all.find((one) => one.id === id) ?? []);
  const off = all.filter(({ id }) => id !== 'name' && !ids.includes(id));
  const put = (next: readonly string[]) => onColumns(['name', ...next]);
  const dragged = useReorder(ids, put);
  const move = (at: number, by: -1 | 1) => {
    const next = [...ids];
    const [moved] = next.splice(at, 1);
    if (moved === undefined) return;
    next.splice(at + by, 0, moved);
    put(next);
  };
  return (
    <fieldset className={classes.part}>
      <legend>{t('views.display.columns')}</legend>
      <ul className={classes.columns}>
        {on.map(({ id, title }, at) => (
          <li key={id} className={classes.column} {...dragged(id, title)}>
            <IconGripVertical className={classes.grip} size={13} stroke={1.7} aria-hidden />
            <Checkbox label={title} checked onChange={() => put(ids.filter((one) => one !== id))} />
            <UpDown
              name={title}
              onUp={at === 0 ? null : () => move(at, -1)}
              onDown={at === on.length - 1 ? null : () => move(at, 1)}
            />
          </li>
        ))}
        {off.map(({ id, title }) => (
          <li key={id} className={classes.column}>
            <span />
            <Checkbox label={title} checked={false} onChange={() => put([...ids, id])} />
          </li>
        ))}
      </ul>
      {chosen !== null && (
        <Button variant="subtle" onClick={() => onColumns(null)}>
          {t('views.display.fit')}
        </Button>
      )}
    </fieldset>
  );
}
