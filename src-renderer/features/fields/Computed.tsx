import { useTranslation } from 'react-i18next';
import type { CustomField, CustomValue } from '../../../src-shared/contract/fields';
import { useValueText } from '../../api/value-text';
import classes from './Fields.module.css';

/** What a formula or a roll-up came to; where it came to nothing, why. */
export function Computed({ field, value }: { field: Pick<CustomField, 'type' | 'config'>; value: CustomValue | null }) {
  const { t } = useTranslation();
  const valueText = useValueText();
  if (value?.kind === 'problem') {
    return (
      <span className={classes.problem}>{t(`error.reason.${value.reason}` as 'error.reason.formula.number')}</span>
    );
  }
  return <span className={classes.computed}>{valueText(field, value) || '–'}</span>;
}
