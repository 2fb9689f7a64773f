import { useTranslation } from 'react-i18next';
import classes from './Passphrase.module.css';
import { type Strength, strengths } from './strength';

/** Four steps and a word for how hard a passphrase is to guess. */
export function StrengthHint({ strength }: { strength: Strength }) {
  const { t } = useTranslation();
  const reached = Math.max(1, strengths.indexOf(strength));
  return (
    <div className={classes.strength} data-strength={strength} role="status">
      {strengths.slice(1).map((step, at) => (
        <span key={step} className={classes.step} data-on={at < reached || undefined} />
      ))}
      <span className={classes.words}>{t(`vault.strength.${strength}`)}</span>
    </div>
  );
}
