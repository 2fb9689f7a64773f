import { IconBuilding, IconCake, IconCalendarEvent, IconUser, IconUserHeart } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComingDate, DueTouch, Overview } from '../../../src-shared/contract/today';
import type { RecordKind } from '../../../src-shared/domain/record-kind';
import { kindIcons } from '../../ui/record/kind-icons';
import { useSaidDays } from '../../ui/said-days';
import { useTimeWords } from '../../ui/time';
import { dateLine, dealLine, recentLine, touchLine } from './lines';
import classes from './Today.module.css';
import { TodayLine } from './TodayLine';

export function Section({ title, empty, children }: { title: string; empty?: string | false; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.heading}>
        {title}
      </h2>
      <ul className={classes.lines}>{children}</ul>
      {empty && <p className={classes.none}>{empty}</p>}
    </section>
  );
}

/** The lines of the day, by what they are about. */
export function TodaySections({
  overview: { today, due, dueTotal, dates, moreDates, deals, recent },
  onOpenRecord,
  onAct,
}: {
  overview: Overview;
  onOpenRecord: (kind: RecordKind, id: string) => void;
  onAct: (act: 'done' | 'snooze', line: string) => void;
}) {
  const { t } = useTranslation();
  const { said, whole } = useSaidDays();
  const { personal } = useTimeWords();
  const line = (id: string, party: DueTouch['party']) => ({
    id,
    party,
    onOpen: () => onOpenRecord(party.kind, party.id),
  });
  const acts = (id: string, done: string, snooze: string) => ({
    done: { words: done, run: () => onAct('done', id) },
    snooze: { words: snooze, run: () => onAct('snooze', id) },
  });
  const dateWords = ({ kind, label, years }: ComingDate) => {
    if (kind === 'birthday') return years === null ? t('today.birthday') : t('today.turns', { count: years });
    const what = label || t(kind === 'anniversary' ? 'today.anniversary' : 'today.date');
    return years === null ? what : t('today.years', { what, count: years });
  };
  const Deal = kindIcons.deal;
  return (
    <>
      {deals.length > 0 && (
        <Section title={t('today.deals')}>
          {deals.map((one) => {
            const id = dealLine(one);
            return (
              <TodayLine
                key={id}
                id={id}
                party={{ name: one.title, subtitle: one.companyName }}
                onOpen={() => onOpenRecord('deal', one.id)}
                {...acts(id, t('today.planStep'), t('today.stepInWeek'))}
                icon={<Deal size={14} stroke={1.6} />}
                tone={one.why === 'stalled' ? 'warn' : undefined}
              >
                {t(`today.deal.${one.why}`)}
                <span className={classes.more}>{t('today.inStage', { count: one.days })}</span>
              </TodayLine>
            );
          })}
        </Section>
      )}
      <Section
        title={dueTotal > due.length ? t('today.dueOf', { shown: due.length, count: dueTotal }) : t('today.due')}
        empty={due.length === 0 && t('today.noneDue')}
      >
        {due.map((one) => {
          const id = touchLine(one);
          return (
            <TodayLine
              key={id}
              {...line(id, one.party)}
              {...acts(id, t('today.talked'), t('today.snoozeWeek'))}
              icon={<IconUserHeart size={14} stroke={1.6} />}
              tone={one.daysOver > 0 ? 'warn' : undefined}
            >
              {one.daysOver > 0 ? t('today.overdue', { count: one.daysOver }) : t('today.dueToday')}
              <span className={classes.more}>
                {t(`party.touch.every.${one.touch.unit}`, { count: one.touch.every })}
              </span>
            </TodayLine>
          );
        })}
      </Section>
      <Section title={t('today.dates')} empty={dates.length === 0 && t('today.noDates')}>
        {dates.map((one) => {
          const id = dateLine(one);
          return (
            <TodayLine
              key={id}
              {...line(id, one.party)}
              {...acts(id, t('today.dateDone'), t('today.snoozeDay'))}
              icon={one.kind === 'birthday' ? <IconCake size={14} /> : <IconCalendarEvent size={14} />}
            >
              {dateWords(one)}
              <span className={classes.more} title={whole(one.on)}>
                {said(one.on, today)}
              </span>
            </TodayLine>
          );
        })}
      </Section>
      {moreDates && <p className={classes.none}>{t('today.moreDates')}</p>}
      <Section title={t('today.recent')}>
        {recent.map((one) => (
          <TodayLine
            key={recentLine(one)}
            {...line(recentLine(one), one.party)}
            icon={one.party.kind === 'contact' ? <IconUser size={14} /> : <IconBuilding size={14} />}
          >
            {t(one.added ? 'today.added' : 'today.changed')}
            <span className={classes.more}>{personal(one.at)}</span>
          </TodayLine>
        ))}
      </Section>
    </>
  );
}
