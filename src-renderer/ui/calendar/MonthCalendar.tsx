import { ActionIcon, Button, UnstyledButton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { addMonths, type LocalDate } from '../../../src-shared/domain/local-date';
import { useDayWords } from '../day-words';
import { useFormat } from '../format-locale';
import classes from './MonthCalendar.module.css';
import type { Month } from './use-month';

/** A record on its day. */
export interface CalendarEntry {
  readonly id: string;
  readonly day: LocalDate;
  readonly title: ReactNode;
  readonly more?: string | undefined;
  readonly tone?: 'overdue' | undefined;
  /** It is over: struck through. */
  readonly isOver?: boolean;
}

interface MonthCalendarProps {
  readonly month: Month;
  readonly entries: readonly CalendarEntry[];
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
  /** There are more than can be shown. */
  readonly isCut: boolean;
  /** How many there are at most, in words. */
  readonly cutWords: string;
  /** For moving among the entries by key; see `useLines`. */
  readonly days?: {
    readonly ref: RefObject<HTMLOListElement | null>;
    readonly onKeyDown: (event: KeyboardEvent) => void;
  };
}

const named = (date: LocalDate, locale: string, options: Intl.DateTimeFormatOptions): string =>
  new Date(`${date}T00:00:00`).toLocaleDateString(locale, options);

/** Records of a month, each on its day. */
export function MonthCalendar({ month, entries, openId, onOpen, isCut, cutWords, days }: MonthCalendarProps) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { shown, show, today } = month;
  const byDay = Map.groupBy(entries, ({ day }) => day);
  return (
    <div className={classes.calendar}>
      <header className={classes.head}>
        <h2 className={classes.month}>{named(shown, locale, { month: 'long', year: 'numeric' })}</h2>
        <ActionIcon aria-label={t('common.calendar.previous')} onClick={() => show(addMonths(shown, -1))}>
          <IconChevronLeft size={16} stroke={1.7} aria-hidden />
        </ActionIcon>
        <Button onClick={() => show(today)}>{t('common.calendar.today')}</Button>
        <ActionIcon aria-label={t('common.calendar.next')} onClick={() => show(addMonths(shown, 1))}>
          <IconChevronRight size={16} stroke={1.7} aria-hidden />
        </ActionIcon>
        {isCut && <span className={classes.hint}>{cutWords}</span>}
      </header>
      <div className={classes.weekdays} aria-hidden>
        {month.days.slice(0, 7).map((date) => (
          <span key={date}>{named(date, locale, { weekday: 'short' })}</span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to take the focus (WCAG 2.1.1) */}
      <ol className={classes.days} tabIndex={0} aria-label={t('common.calendar.days')} {...days}>
        {month.days.map((date) => (
          <Day
            key={date}
            date={date}
            isOther={date.slice(0, 7) !== shown.slice(0, 7)}
            isToday={date === today}
            entries={byDay.get(date) ?? []}
            openId={openId}
            onOpen={onOpen}
          />
        ))}
      </ol>
    </div>
  );
}

function Day({
  date,
  isOther,
  isToday,
  entries,
  openId,
  onOpen,
}: {
  date: LocalDate;
  isOther: boolean;
  isToday: boolean;
  entries: readonly CalendarEntry[];
  openId: string | null;
  onOpen: (id: string) => void;
}) {
  const { isoWords } = useDayWords();
  const { locale } = useFormat();
  return (
    <li
      className={classes.day}
      data-other={isOther || undefined}
      data-empty={entries.length === 0 || undefined}
      aria-label={isoWords(date)}
    >
      <time className={classes.number} dateTime={date} data-today={isToday || undefined} aria-hidden>
        {isOther ? named(date, locale, { day: 'numeric', month: 'short' }) : Number(date.slice(8))}
      </time>
      {entries.map(({ id, title, more, tone, isOver }) => (
        <UnstyledButton
          key={id}
          className={classes.entry}
          data-line={id}
          data-tone={tone}
          data-over={isOver || undefined}
          aria-current={id === openId || undefined}
          onClick={() => onOpen(id)}
        >
          <span>{title}</span>
          {more !== undefined && <small>{more}</small>}
        </UnstyledButton>
      ))}
    </li>
  );
}
