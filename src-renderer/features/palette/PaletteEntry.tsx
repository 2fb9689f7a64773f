import { IconBolt } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { initials } from '../../../src-shared/domain/name';
import { Avatar } from '../../ui/Avatar';
import { Keys } from '../../ui/Keys';
import { Marked } from '../../ui/Marked';
import { kindIcons } from '../../ui/record/kind-icons';
import type { Entry } from './entries';
import classes from './Palette.module.css';

function EntryIcon({ entry }: { entry: Entry }) {
  if (entry.type === 'command') return <IconBolt size={16} stroke={1.5} aria-hidden />;
  const Icon = kindIcons[entry.kind];
  if (entry.kind !== 'contact' && entry.photo === '') return <Icon size={16} stroke={1.5} aria-hidden />;
  return <Avatar initials={initials({}, entry.title)} seed={entry.recordId} photo={entry.photo} />;
}

/** One line of the palette. The keyboard stays in the field above: options are pointed at, not focused. */
export function PaletteEntry({
  entry,
  isActive,
  onPoint,
  onChoose,
}: {
  entry: Entry;
  isActive: boolean;
  onPoint: () => void;
  onChoose: () => void;
}) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <div
      ref={line}
      id={entry.id}
      className={classes.entry}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onMouseMove={onPoint}
      onClick={onChoose}
      onKeyDown={(event) => event.key === 'Enter' && onChoose()}
    >
      <span className={classes.icon}>
        <EntryIcon entry={entry} />
      </span>
      <span className={classes.words}>
        <span className={classes.title}>
          <Marked text={entry.title} ranges={entry.titleMatches} />
        </span>
        {entry.type === 'record' && (
          <small className={classes.subtitle}>
            <Marked text={entry.subtitle} ranges={entry.subtitleMatches} />
          </small>
        )}
      </span>
      {entry.type === 'command' && entry.combo !== null ? (
        <Keys combo={entry.combo} />
      ) : (
        isActive && <Keys combo="Enter" />
      )}
    </div>
  );
}
