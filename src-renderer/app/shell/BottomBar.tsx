import { Menu, UnstyledButton } from '@mantine/core';
import { IconDots, IconSearch } from '@tabler/icons-react';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MoreObjects } from '../../features/objects/MoreObjects';
import classes from './BottomBar.module.css';
import { type Module, modules, modulesAround } from './modules';

const shown = modules.filter(({ isUnderMore }) => !isUnderMore);
const isFurther = ({ isUnderMore }: Module) => isUnderMore === true;
const before = modulesAround.before.filter(isFurther);
const behind = modulesAround.behind.filter(isFurther);
const underMore = ['/objects', '/custom', ...[...before, ...behind].map(({ path }) => path)];

/** The rail of a phone. */
export function BottomBar({ onFind }: { onFind: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const isHere = (path: string) => pathname === path || pathname.startsWith(`${path}/`);
  const item = ({ path, name, icon: Icon }: Module) => (
    <Menu.Item
      key={path}
      leftSection={<Icon size={16} stroke={1.5} aria-hidden />}
      aria-current={isHere(path) ? 'page' : undefined}
      onClick={() => void navigate({ to: path })}
    >
      {t(`shell.module.${name}`)}
    </Menu.Item>
  );
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
      <Menu position="top-end">
        <Menu.Target>
          <UnstyledButton className={classes.item} data-active={underMore.some(isHere) || undefined}>
            <IconDots size={18} stroke={1.5} aria-hidden />
            {t('shell.more')}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {before.map(item)}
          <MoreObjects />
          {behind.map(item)}
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}
