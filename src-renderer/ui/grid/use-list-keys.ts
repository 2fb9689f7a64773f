import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../shortcuts/shortcuts';
import type { GridHandle } from './DataGrid';

/** The keys of a list, which work wherever one is on its screen. */
export function useListKeys({
  grid,
  textField,
  onOpen,
  onSelect,
  onClose,
  onNew,
}: {
  grid: RefObject<GridHandle | null>;
  textField: RefObject<HTMLInputElement | null>;
  onOpen: () => void;
  onSelect: () => void;
  onClose: () => void;
  onNew?: { words: string; run: () => void };
}): void {
  const { t } = useTranslation();
  const words = (key: 'down' | 'up' | 'open' | 'select' | 'edit' | 'filter' | 'close') =>
    t(`party.list.shortcut.${key}`);
  useShortcuts([
    {
      id: 'list-down',
      combo: 'j',
      words: words('down'),
      group: 'list',
      isKeyOnly: true,
      run: () => grid.current?.move(1),
    },
    {
      id: 'list-up',
      combo: 'k',
      words: words('up'),
      group: 'list',
      isKeyOnly: true,
      run: () => grid.current?.move(-1),
    },
    { id: 'list-open', combo: 'Enter', words: words('open'), group: 'list', isKeyOnly: true, run: onOpen },
    { id: 'list-select', combo: 'x', words: words('select'), group: 'list', isKeyOnly: true, run: onSelect },
    {
      id: 'list-edit',
      combo: 'e',
      words: words('edit'),
      group: 'list',
      isKeyOnly: true,
      run: () => grid.current?.edit(),
    },
    { id: 'list-filter', combo: '/', words: words('filter'), group: 'list', run: () => textField.current?.focus() },
    ...(onNew ? [{ id: 'list-new', combo: 'n', words: onNew.words, group: 'list' as const, run: onNew.run }] : []),
    { id: 'list-close', combo: 'Escape', words: words('close'), group: 'list', isKeyOnly: true, run: onClose },
  ]);
}
