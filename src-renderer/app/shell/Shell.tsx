import { Outlet, useNavigate, useRouter } from '@tanstack/react-router';
import { lazy, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordPath } from '../../../src-shared/domain/record-kind';
import { useStanding } from '../../api/standing';
import { useQuickAddDialog } from '../../api/task-dialogs';
import { useUndo } from '../../api/undo';
import { useSyncCommand } from '../../features/accounts/use-sync-command';
import { useSystemNotifications } from '../../features/notifications/use-system-notifications';
import { Palette } from '../../features/palette';
import { Erasing, PersonMenu } from '../../features/safety/PersonMenu';
import { QuickAdd, SnoozeDialog } from '../../features/tasks';
import { useKeyWords } from '../../ui/key-words';
import { RecordMenu } from '../../ui/record/record-menu';
import { useShortcutListener, useShortcuts } from '../../ui/shortcuts/shortcuts';
import { settingsPages } from '../settings/pages';
import { BottomBar } from './BottomBar';
import { modules } from './modules';
import { Rail } from './Rail';
import { RefusedUndoDialog } from './RefusedUndoDialog';
import classes from './Shell.module.css';
import { ShortcutSheet } from './ShortcutSheet';
import { Tour } from './Tour';
import { useThemeSwitch } from './use-theme-switch';

/** Not needed to start: it comes when the first task is typed. */
const NewFields = lazy(async () => ({ default: (await import('../../features/fields')).NewFields }));

/** What stands around every screen: rail, palette, shortcuts, the dialog of a refused undo. */
export function Shell() {
  const { t } = useTranslation();
  const keyWords = useKeyWords();
  const navigate = useNavigate();
  const { undo, redo } = useUndo();
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null);
  const switchTheme = useThemeSwitch();
  const close = () => setOpen(null);
  const { standing, goOn } = useStanding();
  const quickAdd = useQuickAddDialog((state) => state.open);

  const { history } = useRouter();
  useSystemNotifications(useCallback((path) => history.push(path), [history]));
  useShortcutListener();
  useShortcuts(useSyncCommand());
  useShortcuts([
    {
      id: 'palette',
      combo: 'mod+k',
      words: t('shell.find'),
      group: 'anywhere',
      whileTyping: true,
      run: () => setOpen((now) => (now === 'palette' ? null : 'palette')),
    },
    { id: 'shortcuts', combo: '?', words: t('shortcuts.title'), group: 'anywhere', run: () => setOpen('shortcuts') },
    { id: 'quick-add', combo: 'q', words: t('tasks.quickAdd.command'), group: 'anywhere', run: () => quickAdd() },
    { id: 'undo', combo: 'mod+z', words: t('common.undo'), group: 'anywhere', run: () => void undo() },
    { id: 'redo', combo: 'shift+mod+z', words: t('common.redo'), group: 'anywhere', run: () => void redo() },
    { id: 'theme', combo: 'shift+mod+l', words: t('shell.switchTheme'), group: 'anywhere', run: switchTheme },
    { id: 'tour', combo: null, words: t('tour.again'), group: 'anywhere', run: () => goOn({ tour: true }) },
    ...modules.map(({ path, name, combo }) => ({
      id: `go-${name}`,
      combo,
      words: t('shell.goTo', { place: t(`shell.module.${name}`) }),
      group: 'go' as const,
      run: () => void navigate({ to: path }),
    })),
    {
      id: 'go-notifications',
      combo: 'g n',
      words: t('shell.goNotifications'),
      group: 'go',
      run: () => void navigate({ to: '/notifications' }),
    },
    {
      id: 'go-import',
      combo: 'g i',
      words: t('shell.goImport'),
      group: 'go',
      run: () => void navigate({ to: '/import' }),
    },
    ...settingsPages.map(({ id, words }) => ({
      id: `go-settings-${id}`,
      combo: null,
      words: t('shell.goToSettings', { page: keyWords(words) }),
      group: 'go' as const,
      run: () => void navigate({ to: '/settings/$page', params: { page: id } }),
    })),
    { id: 'go-bin', combo: 'g b', words: t('shell.goBin'), group: 'go', run: () => void navigate({ to: '/bin' }) },
  ]);

  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main">
        {t('shell.skip')}
      </a>
      <Rail onFind={() => setOpen('palette')} />
      <main id="main" className={classes.main} tabIndex={-1}>
        <RecordMenu value={PersonMenu}>
          <Outlet />
        </RecordMenu>
        <Erasing />
      </main>
      <BottomBar onFind={() => setOpen('palette')} />
      <Palette
        opened={open === 'palette'}
        onClose={close}
        onQuickAdd={(text) => quickAdd({ text })}
        onOpenRecord={(kind, id) => void navigate({ to: recordPath(kind, id) })}
      />
      <QuickAdd NewFields={NewFields} />
      <SnoozeDialog />
      <ShortcutSheet opened={open === 'shortcuts'} onClose={close} />
      <RefusedUndoDialog />
      {standing?.tour && <Tour onEnd={() => goOn({ tour: false })} />}
    </div>
  );
}
