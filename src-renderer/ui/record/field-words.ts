import { useTranslation } from 'react-i18next';

/** Names of a record's fields, as the history and the timeline know them; an unknown one stays as it is. */
export function useFieldWords(): (field: string) => string {
  const { i18n } = useTranslation();
  return (field) =>
    i18n.exists(`party.field.${field}`) ? i18n.t(`party.field.${field}` as 'party.field.name') : field;
}
