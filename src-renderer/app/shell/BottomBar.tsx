import { UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './BottomBar.module.css';
import { modules } from './modules';

const shown = modules.filter(({ isRailOnly }) => !isRailOnly);

/** The rail of a phone. */
export function BottomBar({ onFind }: { onFind: () => void }) {
  const { t } = useTranslation();
  return (
    <nav className={classes.bar} aria-label={t('shell.modules')}>
      {shown.map(({ path, name, icon: Icon }) => (
        <Link
          key={path}
          to={path}
          data-tour={path}
          className={classes.item}
          activeProps={{ 'data-active': true, 'aria-current': 'page' }}
        >
          <Icon size={18} stroke={1.5} aria-hidden />
          {t(`shell.module.${name}`)}
        </Link>
      ))}
      <UnstyledButton className={classes.item} onClick={onFind} data-tour="find">
        <IconSearch size={18} stroke={1.5} aria-hidden />
        {t('shell.findShort')}
      </UnstyledButton>
    </nav>
  );
}
