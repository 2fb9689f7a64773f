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
import { type Module, modulesAround } from './modules';
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
        {modulesAround.before.map((module) => (
          <RailModule key={module.path} module={module} isWide={isWide === true} />
        ))}
        <RailObjects
          isWide={isWide === true}
          className={classes.module}
          words={(name) => <span className={classes.wide}>{name}</span>}
        />
        {modulesAround.behind.map((module) => (
          <RailModule key={module.path} module={module} isWide={isWide === true} />
        ))}
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

function RailModule({ module: { path, name, icon: Icon }, isWide }: { module: Module; isWide: boolean }) {
  const { t } = useTranslation();
  const link = (
    <Link
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
    <Tooltip label={t(`shell.module.${name}`)} position="right">
      {link}
    </Tooltip>
  );
}
