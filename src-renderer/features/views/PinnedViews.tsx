import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SavedView } from '../../../src-shared/contract/views';
import { listPath } from '../../../src-shared/domain/list-fields';
import { useViewCounts } from '../../api/counts';
import { useViews, useWantedView } from '../../api/views';
import { useFormat } from '../../ui/format-locale';
import { useShortcuts } from '../../ui/shortcuts/shortcuts';
import classes from './PinnedViews.module.css';

/** The views that were pinned, with how many records each shows; every view is a command, by its key where it has one. */
export function PinnedViews({ isWide }: { isWide: boolean }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const navigate = useNavigate();
  const views = useViews();
  const pinned = views.filter((view) => view.pinned);
  const counts = useViewCounts(pinned);
  const { want } = useWantedView();
  const open = (view: SavedView) => {
    want(view);
    void navigate({ to: listPath(view.kind) });
  };
  useShortcuts(
    views.map((view) => ({
      id: `view-${view.id}`,
      combo: view.digit === null ? null : `v ${view.digit}`,
      words: t('views.tabs.open', { name: view.name }),
      group: 'go' as const,
      run: () => open(view),
    })),
  );
  if (pinned.length === 0) return null;
  return (
    <ul className={classes.views} aria-label={t('views.tabs.pinnedViews')}>
      {pinned.map((view) => {
        const count = counts.get(view.id);
        const link = (
          <UnstyledButton className={classes.view} onClick={() => open(view)}>
            <IconBookmark size={16} stroke={1.5} aria-hidden />
            <span className={isWide ? classes.name : classes.hidden}>{view.name}</span>
            {isWide && count !== undefined && <span className={classes.count}>{number(count)}</span>}
          </UnstyledButton>
        );
        return (
          <li key={view.id}>
            {isWide ? (
              link
            ) : (
              <Tooltip label={view.name} position="right">
                {link}
              </Tooltip>
            )}
          </li>
        );
      })}
    </ul>
  );
}
