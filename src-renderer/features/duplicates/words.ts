import { useTranslation } from 'react-i18next';
import type { DuplicateRow, MergePreview } from '../../../src-shared/contract/duplicates';
import { useDayWords } from '../../ui/day-words';
import { useFieldWords } from '../../ui/record/field-words';

type Reason = DuplicateRow['reasons'][number];

/** Columns that name another record are told by what they are. */
const ownNames: Readonly<Record<string, string>> = { companyId: 'company', parentId: 'parent' };

/** Scores, reasons, fields and values in the user's language. */
export function useMatchWords() {
  const { t, i18n } = useTranslation();
  const { isoWords } = useDayWords();
  const { fieldWords, valueWords } = useFieldWords();
  return {
    reason: ({ kind, left, right }: Reason): string => {
      const key = `duplicates.reason.${kind}`;
      if (!i18n.exists(key)) return kind;
      return t(key as 'duplicates.reason.email.same', { left: isoWords(left), right: isoWords(right) });
    },
    standing: (found: MergePreview['class']): string => t(`duplicates.class.${found ?? 'unlike'}`),
    score: (score: number): string => score.toLocaleString(i18n.language, { style: 'percent' }),
    field: (field: string): string => fieldWords(ownNames[field] ?? field),
    value: (field: string, text: string): string => valueWords(ownNames[field] ?? field, text),
  };
}
