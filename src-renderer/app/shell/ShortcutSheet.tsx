import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../ui/Keys';
import { activeShortcuts, shortcutGroups, useShortcutRegistry } from '../../ui/shortcuts/shortcuts';
import classes from './ShortcutSheet.module.css';

/** Every shortcut that works on the screen behind it. */
export function ShortcutSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const sets = useShortcutRegistry((state) => state.sets);
  const shortcuts = opened ? activeShortcuts(sets) : [];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className={classes.groups}>
        {shortcutGroups.map((group) => {
          const those = shortcuts.flatMap(({ id, combo, words, group: of }) =>
            combo !== null && of === group ? [{ id, combo, words }] : [],
          );
          return those.length === 0 ? null : (
            <section key={group} aria-label={t(`shortcuts.group.${group}`)}>
              <h3 className={classes.title}>{t(`shortcuts.group.${group}`)}</h3>
              <dl className={classes.list}>
                {those.map(({ id, combo, words }) => (
                  <div key={id} className={classes.line}>
                    <dt>{words}</dt>
                    <dd>
                      <Keys combo={combo} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Modal>
  );
}
