import { Popover, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import classes from './PickField.module.css';
import { type PickItem, PickList } from './PickList';

/** What is chosen, and a list that opens to choose from. One that holds one thing closes when it is taken. */
export function PickField({
  label,
  items,
  chosen,
  isMany,
  emptyWords,
  addWords,
  noneWords,
  children,
  onSave,
  onType,
  onOpen,
  errorText,
}: {
  label: string;
  items: readonly PickItem[];
  /** Ids. */
  chosen: readonly string[];
  isMany: boolean;
  /** What the way in says while nothing is chosen, and while something is. */
  emptyWords: string;
  addWords: string;
  noneWords: string;
  /** What is chosen, as it is shown. */
  children: ReactNode;
  onSave: (ids: string[], items: readonly PickItem[]) => Promise<unknown>;
  onType?: (text: string) => void;
  onOpen?: () => void;
  errorText: (error: unknown) => string;
}) {
  const [isOpen, setOpen] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const errorId = useId();
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const pick = (item: PickItem) => {
    const isChosen = chosen.includes(item.id);
    const rest = isMany ? chosen.filter((id) => id !== item.id) : [];
    onSave(isChosen ? rest : [...rest, item.id], items).then(
      () => setError(null),
      (reason: unknown) => setError(errorText(reason)),
    );
    if (!isMany) close();
  };
  const words = chosen.length === 0 ? emptyWords : addWords;
  return (
    <span className={classes.field}>
      {children}
      <Popover opened={isOpen} onDismiss={close} position="bottom-start" width={260} trapFocus withinPortal shadow="md">
        <Popover.Target>
          <UnstyledButton
            ref={button}
            className={classes.open}
            aria-label={`${label}: ${words}`}
            aria-haspopup="dialog"
            aria-expanded={isOpen}
            aria-describedby={error === null ? undefined : errorId}
            onClick={() => {
              if (!isOpen) onOpen?.();
              setOpen(!isOpen);
            }}
          >
            {chosen.length === 0 ? '–' : <IconPlus size={12} aria-hidden />}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown
          p={8}
          aria-label={label}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            close();
          }}
        >
          <PickList
            label={label}
            items={items}
            chosen={new Set(chosen)}
            noneWords={noneWords}
            onPick={pick}
            {...(onType && { onType })}
          />
        </Popover.Dropdown>
      </Popover>
      {error !== null && (
        <span id={errorId} className={classes.error} role="alert">
          {error}
        </span>
      )}
    </span>
  );
}
