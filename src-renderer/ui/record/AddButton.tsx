import { UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import classes from './AddButton.module.css';

/** A quiet way to one more. `name` says in full what `words` say in short. */
export function AddButton({ words, name, onAdd }: { words: string; name?: string; onAdd: () => void }) {
  return (
    <UnstyledButton className={classes.add} aria-label={name} onClick={onAdd}>
      <IconPlus size={12} aria-hidden /> {words}
    </UnstyledButton>
  );
}
