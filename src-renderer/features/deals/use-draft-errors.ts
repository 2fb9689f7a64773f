import { useTranslation } from 'react-i18next';
import { failureOf, useErrorText } from '../../api/errors';
import type { DraftErrors, DraftField } from './draft';

const fieldOf: Readonly<Record<string, DraftField>> = {
  title: 'title',
  amount: 'amount',
  currency: 'currency',
  expectedClose: 'expectedClose',
  companyName: 'companyName',
  company: 'companyName',
  contactId: 'contact',
  contact: 'contact',
  source: 'source',
};

/** The fields a stage asks for, as the form has them. */
export const draftFieldOf = (field: string): DraftField => fieldOf[field] ?? 'title';

/** Reasons into words, by field; what belongs to no field is `rest`. */
export function useDraftErrors() {
  const { t, i18n } = useTranslation();
  const errorText = useErrorText();
  return {
    words: (errors: DraftErrors): DraftErrors =>
      Object.fromEntries(
        Object.entries(errors).map(([field, reason]) => {
          const key = `error.reason.${reason}`;
          return [field, i18n.exists(key) ? t(key as 'error.validation') : t('error.validation')];
        }),
      ),
    ofFailure: (error: unknown): { errors: DraftErrors; rest: string | null } => {
      const { field, reason } = failureOf(error);
      if (reason === 'deal.required') {
        const fields = requiredOf(error).map((one) => [draftFieldOf(one), t('deals.form.asked')]);
        return { errors: Object.fromEntries(fields) as DraftErrors, rest: null };
      }
      const own = field === null ? undefined : fieldOf[field];
      return own ? { errors: { [own]: errorText(error) }, rest: null } : { errors: {}, rest: errorText(error) };
    },
  };
}

/** What the stage asks for, as a refused move or a refused new deal tells it. */
export function requiredOf(error: unknown): string[] {
  const data: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'data') : null;
  const fields: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'fields') : null;
  return Array.isArray(fields) ? fields.filter((field) => typeof field === 'string') : [];
}
