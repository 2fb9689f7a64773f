import { TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import { fold } from '../../../src-shared/domain/fold';
import { TagPill, type TagTone } from '../TagPill';
import classes from './PickList.module.css';

export interface PickItem {
  readonly id: string;
  readonly name: string;
  /** Shown as a pill of this tint. */
  readonly color?: TagTone;
  /** What else tells it from others. */
  readonly more?: string;
}

const rowHeight = 30;

/**
 * A field to type into and the list of what matches, of which only the lines in sight are drawn: ten thousand are as
 * quick as ten. Arrows go through it, Enter takes or gives back.
 */
export function PickList({
  label,
  items,
  chosen,
  noneWords,
  onPick,
  onType,
}: {
  label: string;
  items: readonly PickItem[];
  chosen: ReadonlySet<string>;
  noneWords: string;
  onPick: (item: PickItem) => void;
  /** Told what is typed, where somebody else looks for what matches; else the list does. */
  onType?: (text: string) => void;
}) {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const wanted = useDeferredValue(fold(text));
  const keyed = useMemo(() => items.map((item) => ({ item, key: fold(item.name) })), [items]);
  const isOurs = onType === undefined;
  const found = useMemo(
    () => keyed.filter(({ key }) => !isOurs || key.includes(wanted)).map(({ item }) => item),
    [keyed, wanted, isOurs],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    initialRect: { width: 240, height: 240 },
  });
  const listId = useId();
  const at = Math.min(active, found.length - 1);
  const go = (to: number) => {
    const next = Math.max(0, Math.min(to, found.length - 1));
    setActive(next);
    lines.scrollToIndex(next);
  };
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 7, PageUp: -7 };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const item = found[at];
    if (step !== undefined) go(at + step);
    else if (event.key === 'Enter' && item) onPick(item);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <TextInput
        aria-label={label}
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={at < 0 ? undefined : `${listId}-${at}`}
        value={text}
        data-autofocus
        // Escape is for the list alone: a dialog around it would close, and all that was typed there be lost.
        data-mantine-stop-propagation="true"
        autoFocus
        autoComplete="off"
        onChange={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
          onType?.(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      {found.length === 0 && <p className={classes.none}>{noneWords}</p>}
      <div ref={scroller} className={classes.list} tabIndex={-1}>
        <div
          id={listId}
          role="listbox"
          aria-label={label}
          aria-multiselectable
          style={{ position: 'relative', height: lines.getTotalSize() }}
        >
          {lines.getVirtualItems().map(({ index, start }) => {
            const item = found[index];
            if (!item) return null;
            const isChosen = chosen.has(item.id);
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above, which has the focus
              <div
                key={item.id}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={isChosen}
                aria-setsize={found.length}
                aria-posinset={index + 1}
                className={classes.option}
                data-active={index === at || undefined}
                style={{ top: start }}
                onMouseDown={(event) => event.preventDefault()}
                onMouseMove={() => setActive(index)}
                onClick={() => onPick(item)}
              >
                <span className={classes.name}>
                  {item.color ? <TagPill tag={{ ...item, color: item.color }} /> : item.name}{' '}
                  {item.more && <span className={classes.more}>{item.more}</span>}
                </span>
                {isChosen && <IconCheck size={14} stroke={2} aria-hidden />}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}
