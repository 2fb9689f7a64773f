import { Autocomplete } from '@mantine/core';

/** A labelled text field with suggestions, for forms. */
export function SuggestField({
  label,
  value,
  suggestions,
  error,
  onChange,
}: {
  label: string;
  value: string;
  suggestions: readonly string[];
  error?: string | null;
  onChange: (value: string) => void;
}) {
  return (
    <Autocomplete
      label={label}
      value={value}
      data={[...new Set(suggestions)]}
      filter={({ options }) => options}
      error={error}
      onChange={onChange}
    />
  );
}
