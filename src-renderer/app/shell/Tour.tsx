import { Button, UnstyledButton } from '@mantine/core';
import { type CSSProperties, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../ui/Keys';
import type { KeyCombo } from '../../ui/shortcuts/keys';
import classes from './Tour.module.css';

interface Stop {
  readonly id: 'find' | 'people' | 'undo' | 'local' | 'keys';
  /** The `data-tour` of what it is about; it is ringed where it is in sight. */
  readonly target: string;
  readonly combo: KeyCombo;
}

const stops: readonly [Stop, ...Stop[]] = [
  { id: 'find', target: 'find', combo: 'mod+k' },
  { id: 'people', target: '/contacts', combo: 'g c' },
  { id: 'undo', target: '/history', combo: 'mod+z' },
  { id: 'local', target: 'health', combo: 'g s' },
  { id: 'keys', target: '/settings', combo: '?' },
];

/** The one of the rail, or the one of a phone's bar: whichever is in sight. */
const visibleTarget = (name: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(`[data-tour="${name}"]`)].find(
    (element) => element.getBoundingClientRect().width > 0,
  );

/** Rings what a stop is about, and says where the card goes: beside it, or where a phone has room. */
function usePlace(target: string): CSSProperties {
  const [place, setPlace] = useState<CSSProperties>({});
  useLayoutEffect(() => {
    let ringed: HTMLElement | undefined;
    const ring = (element: HTMLElement | undefined) => {
      ringed?.removeAttribute('data-ringed');
      element?.setAttribute('data-ringed', '');
      ringed = element;
    };
    const look = () => {
      ring(visibleTarget(target));
      const box = ringed?.getBoundingClientRect();
      const isWide = window.innerWidth > 640;
      setPlace(
        box && isWide
          ? { left: box.right + 12, ...(box.top < window.innerHeight / 2 ? { top: box.top } : { bottom: 16 }) }
          : { left: 12, right: 12, bottom: isWide ? 16 : 64 },
      );
    };
    look();
    window.addEventListener('resize', look);
    return () => {
      ring(undefined);
      window.removeEventListener('resize', look);
    };
  }, [target]);
  return place;
}

/** A short tour of what is not to be missed, beside the screens, which stay usable. Esc ends it. */
export function Tour({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation();
  const titleId = useId();
  const [at, setAt] = useState(0);
  const next = useRef<HTMLButtonElement>(null);
  const { id, target, combo } = stops[at] ?? stops[0];
  const place = usePlace(target);
  const isLast = at === stops.length - 1;
  useEffect(() => next.current?.focus(), []);
  return (
    <section
      className={classes.card}
      style={place}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onEnd();
      }}
    >
      <div aria-live="polite">
        <h2 id={titleId} className={classes.title}>
          {t(`tour.${id}.title`)} <Keys combo={combo} />
        </h2>
        <p className={classes.text}>{t(`tour.${id}.text`)}</p>
      </div>
      <div className={classes.foot}>
        <span className={classes.count}>{t('tour.count', { at: at + 1, all: stops.length })}</span>
        {!isLast && (
          <UnstyledButton className={classes.skip} onClick={onEnd}>
            {t('tour.end')}
          </UnstyledButton>
        )}
        <Button ref={next} size="compact-sm" variant="filled" onClick={isLast ? onEnd : () => setAt(at + 1)}>
          {t(isLast ? 'tour.done' : 'tour.next')}
        </Button>
      </div>
    </section>
  );
}
