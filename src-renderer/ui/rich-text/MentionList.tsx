import { Portal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../Avatar';
import { KindMark } from '../record/KindMark';
import classes from './Editor.module.css';
import type { Suggested } from './use-mentions';

const width = 280;

export const optionId = (list: string, at: number) => `${list}-${at}`;

/** Whom an @ may mean, under the place where it is typed. */
export function MentionList({ id, suggested }: { id: string; suggested: Suggested }) {
  const { t } = useTranslation();
  const { items, at, place, choose } = suggested;
  if (!place || items.length === 0) return null;
  const left = Math.max(4, Math.min(place.left, window.innerWidth - width - 4));
  const isAbove = place.bottom + 250 > window.innerHeight;
  return (
    <Portal>
      <div
        id={id}
        role="listbox"
        aria-label={t('party.note.mentionList')}
        className={classes.mentions}
        style={{
          left,
          width,
          ...(isAbove ? { bottom: window.innerHeight - place.top + 4 } : { top: place.bottom + 4 }),
        }}
      >
        {items.map((item, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the hand stays in the text, which names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text's
          <div
            key={item.id}
            id={optionId(id, index)}
            role="option"
            aria-selected={index === at}
            className={classes.mention}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(item)}
          >
            <Avatar initials={<KindMark kind={item.kind} name={item.name} />} seed={item.id} />
            <span className={classes.who}>
              {item.name} {item.subtitle && <small>{item.subtitle}</small>}
            </span>
          </div>
        ))}
      </div>
    </Portal>
  );
}
