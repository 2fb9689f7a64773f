import { ActionIcon, Button, Menu, UnstyledButton } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format-locale';
import classes from './ViewTabs.module.css';

export interface ViewTab {
  readonly id: string;
  readonly name: string;
  /** How many records it shows; null while that is not known. */
  readonly count: number | null;
}

export interface ViewTabsProps {
  readonly tabs: readonly ViewTab[];
  /** Which one is shown; null: the whole list. */
  readonly activeId: string | null;
  /** What is shown is not what is saved. */
  readonly isChanged: boolean;
  readonly onChoose: (id: string | null) => void;
  /** Saves what is shown: as the active view, or under a name that is asked for. */
  readonly onSave: () => void;
  readonly onNew: () => void;
  readonly onEdit: () => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** The saved views of a list, side by side; nothing while there is none and nothing to save. */
export function ViewTabs({
  tabs,
  activeId,
  isChanged,
  onChoose,
  onSave,
  onNew,
  onEdit,
  onMove,
  onRemove,
}: ViewTabsProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  if (tabs.length === 0 && !isChanged) return null;
  const at = tabs.findIndex(({ id }) => id === activeId);
  const active = tabs[at];
  return (
    <nav className={classes.tabs} aria-label={t('views.tabs.label')}>
      <UnstyledButton className={classes.tab} aria-current={active ? undefined : 'true'} onClick={() => onChoose(null)}>
        {t('views.tabs.everything')}
      </UnstyledButton>
      {tabs.map(({ id, name, count }) => (
        <span key={id} className={classes.holder}>
          <UnstyledButton
            className={classes.tab}
            aria-current={id === activeId ? 'true' : undefined}
            onClick={() => onChoose(id)}
          >
            {name} {count !== null && <span className={classes.count}>{number(count)}</span>}
          </UnstyledButton>
          {id === activeId && (
            <Menu position="bottom-start">
              <Menu.Target>
                <ActionIcon aria-label={t('views.tabs.menu', { name })}>
                  <IconDots size={14} stroke={1.7} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={onEdit}>{t('views.tabs.edit')}</Menu.Item>
                <Menu.Item onClick={() => onMove(-1)} disabled={at === 0}>
                  {t('views.tabs.left')}
                </Menu.Item>
                <Menu.Item onClick={() => onMove(1)} disabled={at === tabs.length - 1}>
                  {t('views.tabs.right')}
                </Menu.Item>
                <Menu.Item onClick={onRemove}>{t('views.tabs.remove')}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </span>
      ))}
      {isChanged && (
        <span className={classes.acts}>
          {active && (
            <>
              <Button variant="subtle" onClick={onSave}>
                {t('views.tabs.update')}
              </Button>
              <Button variant="subtle" onClick={() => onChoose(activeId)}>
                {t('views.tabs.reset')}
              </Button>
            </>
          )}
          <Button variant="subtle" onClick={onNew}>
            {t('views.tabs.new')}
          </Button>
        </span>
      )}
    </nav>
  );
}
