import { Tooltip, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DuplicatesBadge } from '../../features/duplicates';
import { Bell } from '../../features/notifications/Bell';
import { RailObjects } from '../../features/objects/RailObjects';
import { RunningOperations } from '../../features/operations/RunningOperations';
import { PinnedViews } from '../../features/views/PinnedViews';
import { Keys } from '../../ui/Keys';
import { HealthLine } from './HealthLine';
import { modules } from './modules';
import classes from './Rail.module.css';

/** The left rail: where one can go, and the state of the data. */
export function Rail({ onFind }: { onFind: () => void }) {
  const { t } = useTranslation();
  // Where the names are shown, a tooltip nobody sees would take the first Escape for itself.
  const isWide = useMediaQuery('(min-width: 1101px)');
  return (
    <section className={classes.rail} aria-label="Praxis">
      <div className={classes.brand}>
        <span className={classes.mark} aria-hidden>
          P
        </span>
        <span className={classes.wide}>Praxis</span>
      </div>
      <UnstyledButton className={classes.find} onClick={onFind} data-tour="find">
        <IconSearch size={16} stroke={1.5} aria-hidden />
        <span className={classes.wide}>{t('shell.find')}</span>
        <span className={classes.findKey} aria-hidden>
          <Keys combo="mod+k" />
        </span>
      </UnstyledButton>
      <nav className={classes.modules} aria-label={t('shell.modules')}>
        {modules.map(({ path, name, icon: Icon }) => {
          const link = (
            <Link
              key={path}
              to={path}
              data-tour={path}
              className={classes.module}
              activeProps={{ 'data-active': true, 'aria-current': 'page' }}
            >
              <Icon size={16} stroke={1.5} aria-hidden />
              <span className={classes.wide}>{t(`shell.module.${name}`)}</span>
              {name === 'duplicates' && <DuplicatesBadge />}
            </Link>
          );
          if (isWide) return link;
          return (
            <Tooltip key={path} label={t(`shell.module.${name}`)} position="right">
              {link}
            </Tooltip>
          );
        })}
        <RailObjects
          isWide={isWide === true}
          className={classes.module}
          words={(name) => <span className={classes.wide}>{name}</span>}
        />
        <PinnedViews isWide={isWide === true} />
      </nav>
      <RunningOperations />
      <Link
        to="/notifications"
        className={classes.module}
        activeProps={{ 'data-active': true, 'aria-current': 'page' }}
      >
        <Bell words={(name) => <span className={classes.wide}>{name}</span>} />
      </Link>
      <HealthLine />
    </section>
  );
}
