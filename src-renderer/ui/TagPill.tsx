import { UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import classes from './TagPill.module.css';

export type TagTone = 'neutral' | 'good' | 'warn' | 'bad' | 'info' | 'accent';

export interface PillTag {
  readonly id: string;
  readonly name: string;
  readonly color: TagTone;
}

/** A tag: a word on its tint. */
export function TagPill({ tag, onRemove }: { tag: PillTag; onRemove?: { words: string; run: () => void } }) {
  return (
    <span className={classes.pill} data-tone={tag.color}>
      {tag.name}
      {onRemove && (
        <UnstyledButton className={classes.remove} aria-label={onRemove.words} onClick={onRemove.run}>
          <IconX size={11} aria-hidden />
        </UnstyledButton>
      )}
    </span>
  );
}
