import { useTranslation } from 'react-i18next';
import { Keys } from '../Keys';
import classes from './ListFoot.module.css';

const hints = [
  { combos: ['j', 'k'], words: 'move' },
  { combos: ['Enter'], words: 'open' },
  { combos: ['x'], words: 'select' },
  { combos: ['e'], words: 'edit' },
  { combos: ['?'], words: 'shortcuts' },
] as const;

/** The foot of a list teaches its keys. */
export function ListFoot() {
  const { t } = useTranslation();
  return (
    <footer className={classes.foot}>
      {hints.map(({ combos, words }) => (
        <span key={words} className={classes.hint}>
          {combos.map((combo) => (
            <Keys key={combo} combo={combo} />
          ))}
          {t(`party.list.hints.${words}`)}
        </span>
      ))}
    </footer>
  );
}
