import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoteActs } from './note-acts';
import classes from './Timeline.module.css';
import { TimelineEntry, type TimelineItem, type TimelineKind, timelineKinds } from './TimelineEntry';

export interface TimelineProps {
  /** Pinned notes stand above it. */
  readonly pinned: readonly TimelineItem[];
  readonly entries: readonly TimelineItem[];
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly onMore: () => void;
}

function useMoreWhenSeen(hasMore: boolean, isLoading: boolean, onMore: () => void) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = end.current;
    if (!element || !hasMore || isLoading) return;
    const observer = new IntersectionObserver(([seen]) => seen?.isIntersecting && onMore(), { rootMargin: '300px' });
    observer.observe(element);
    return () => observer.disconnect();
  }, [hasMore, isLoading, onMore]);
  return end;
}

/** What happened with a party, newest first; older entries come as one scrolls. */
export function Timeline({
  pinned,
  entries,
  hasMore,
  isLoading,
  onMore,
  notes,
}: TimelineProps & { readonly notes: NoteActs }) {
  const { t } = useTranslation();
  const [hidden, setHidden] = useState<ReadonlySet<TimelineKind>>(new Set());
  const shown = entries.filter(({ kind }) => !hidden.has(kind));
  const end = useMoreWhenSeen(hasMore, isLoading, onMore);
  const toggle = (kind: TimelineKind) => {
    const next = new Set(hidden);
    if (!next.delete(kind)) next.add(kind);
    setHidden(next);
  };
  const visible = timelineKinds.filter((kind) => !hidden.has(kind)).map((kind) => t(`party.timeline.kind.${kind}`));
  const kinds = hidden.size === 0 ? t('party.timeline.all') : visible.join(', ') || t('common.nothing');
  return (
    <section aria-label={t('party.timeline.title')}>
      {pinned.length > 0 && (
        <ol className={classes.entries} aria-label={t('party.note.pinned')}>
          {pinned.map((entry) => (
            <TimelineEntry key={entry.id} entry={entry} notes={notes} />
          ))}
        </ol>
      )}
      <div className={classes.head}>
        <h3 className={classes.title}>{t('party.timeline.title')}</h3>
        <Menu closeOnItemClick={false} position="bottom-end">
          <Menu.Target>
            <UnstyledButton className={classes.kinds} aria-label={`${t('party.timeline.kinds')}: ${kinds}`}>
              {kinds}
              <IconChevronDown size={12} aria-hidden />
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {timelineKinds.map((kind) => (
              <Menu.Item
                key={kind}
                role="menuitemcheckbox"
                aria-checked={!hidden.has(kind)}
                leftSection={
                  <IconCheck size={13} aria-hidden style={{ visibility: hidden.has(kind) ? 'hidden' : 'visible' }} />
                }
                onClick={() => toggle(kind)}
              >
                {t(`party.timeline.kind.${kind}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      <ol className={classes.entries}>
        {shown.map((entry) => (
          <TimelineEntry key={entry.id} entry={entry} notes={notes} />
        ))}
      </ol>
      {shown.length === 0 && !isLoading && !hasMore && <p className={classes.none}>{t('party.timeline.empty')}</p>}
      <div ref={end} className={classes.end} />
    </section>
  );
}
