import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { byField, isLeftOut, partLines, togglePart } from './choices';
import type { ChoosingProps } from './KeepChoice';
import classes from './Pair.module.css';
import { useMatchWords } from './words';

/** What belongs to either: all of it is in the result, but for what is taken out here. */
export function MergeParts({ preview, choices, onChange }: ChoosingProps) {
  const { t } = useTranslation();
  const words = useMatchWords();
  const groups = byField(partLines(preview.parts));
  if (groups.length === 0) return null;
  const from = {
    left: t('duplicates.from', { name: preview.left.name }),
    right: t('duplicates.from', { name: preview.right.name }),
    both: t('duplicates.fromBoth'),
  };
  const isNamesake = preview.left.name === preview.right.name;
  return (
    <section aria-label={t('duplicates.parts')}>
      <h3 className={classes.section}>{t('duplicates.parts')}</h3>
      {groups.map(({ field, lines }) => (
        <div key={field} className={classes.partGroup} role="group" aria-label={words.field(field)}>
          <span className={classes.field}>{words.field(field)}</span>
          <div className={classes.partList}>
            {lines.map((line) => (
              <Checkbox
                key={line.ids[0]}
                className={classes.part}
                checked={!isLeftOut(choices, line)}
                onChange={() => onChange(togglePart(choices, line))}
                label={
                  <>
                    {words.value(field, line.text)}{' '}
                    <span className={classes.side}>
                      {isNamesake && line.side !== 'both' ? t(`duplicates.side.${line.side}`) : from[line.side]}
                    </span>
                  </>
                }
              />
            ))}
          </div>
        </div>
      ))}
    </section>
  );
}
