import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/errors';

/** What was typed can't be read: a reason from `error.reason`. It never gets to the core. */
export class Refused extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** Words for what this screen or the core refused. */
export function useRefusalText(): (error: unknown) => string {
  const { t } = useTranslation();
  const errorText = useErrorText();
  return (error) =>
    error instanceof Refused ? t(`error.reason.${error.reason}` as 'error.reason.required') : errorText(error);
}
