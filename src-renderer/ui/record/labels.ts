import { useTranslation } from 'react-i18next';

/** Labels that have words in every language; any other text is a label too, and stays as it was typed. */
const known = ['work', 'home', 'mobile', 'main', 'fax', 'other'] as const;
type KnownLabel = (typeof known)[number];

const isKnown = (label: string): label is KnownLabel => known.some((one) => one === label);

/** Labels of contact points and addresses, as stored and as read. */
export function useLabels() {
  const { t } = useTranslation();
  const wordsOf = (label: string) => {
    const key = label.toLowerCase();
    return isKnown(key) ? t(`party.point.labels.${key}`) : label;
  };
  return {
    wordsOf,
    suggestions: known.map(wordsOf),
    /** What to store for what was typed. */
    labelOf: (words: string) => known.find((label) => wordsOf(label).toLowerCase() === words.toLowerCase()) ?? words,
  };
}
