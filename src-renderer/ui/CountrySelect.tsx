import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { countriesIn } from './countries';

/** Picks a country by its name in the user's language; `value` is its ISO 3166-1 code. */
export function CountrySelect({
  value,
  onChange,
  ...rest
}: Omit<SelectProps, 'data' | 'value' | 'onChange'> & { value: string; onChange: (code: string) => void }) {
  const { i18n } = useTranslation();
  const data = useMemo(
    () => countriesIn(i18n.language).map(({ code, name }) => ({ value: code, label: name })),
    [i18n.language],
  );
  return (
    <Select
      searchable
      allowDeselect={false}
      maxDropdownHeight={280}
      data={data}
      value={value}
      onChange={(code) => {
        if (code !== null) onChange(code);
      }}
      {...rest}
    />
  );
}
