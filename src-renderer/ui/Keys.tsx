import classes from './Keys.module.css';
import { capsOf, type KeyCombo } from './shortcuts/keys';

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** A shortcut drawn as key caps. */
export function Keys({ combo }: { combo: KeyCombo }) {
  return (
    <span className={classes.keys}>
      {capsOf(combo, isMac).map((caps) => (
        <kbd key={caps.join(' ')} className={classes.cap}>
          {caps.join(' ')}
        </kbd>
      ))}
    </span>
  );
}
