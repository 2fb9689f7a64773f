import { Autocomplete, type AutocompleteProps } from '@mantine/core';
import type { KeyboardEvent } from 'react';

/** A text field with suggestions as one types; anything else may be typed too. The caller narrows the suggestions. */
export function SuggestInput({
  className,
  suggestions,
  ...props
}: Omit<AutocompleteProps, 'data' | 'classNames'> & { className: string | undefined; suggestions: readonly string[] }) {
  return (
    <Autocomplete
      {...props}
      variant="unstyled"
      data={[...new Set(suggestions)]}
      filter={({ options }) => options}
      classNames={{ input: className ?? '' }}
      autoComplete="off"
      spellCheck={false}
      maxDropdownHeight={220}
    />
  );
}

/** Whether Enter is about to take a suggestion rather than to end the edit. */
export const isPicking = (event: KeyboardEvent<HTMLElement>): boolean =>
  event.key === 'Enter' && (event.currentTarget.getAttribute('aria-activedescendant') ?? '') !== '';
