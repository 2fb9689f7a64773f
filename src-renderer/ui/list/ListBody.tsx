import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../EmptyState';

/** What stands in a list's place: its rows, or why there are none and what to do next. */
export function ListBody({
  error,
  onRetry,
  isKnown,
  total,
  count,
  empty,
  noMatch,
  children,
}: {
  error: string | null;
  onRetry: () => void;
  isKnown: boolean;
  total: number | null;
  count: number;
  empty: ReactNode;
  noMatch: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  if (error !== null) return <EmptyState title={error} actions={[{ words: t('common.retry'), run: onRetry }]} />;
  if (isKnown && total === 0) return empty;
  if (isKnown && count === 0) return noMatch;
  return children;
}
