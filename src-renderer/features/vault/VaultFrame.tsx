import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Vault.module.css';

const languages = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
];

/**
 * What stands around every screen before the store is open: the name, the language, one column in the middle. The
 * first field is ready to be typed into.
 */
export function VaultFrame({ title, children }: { title: string; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const column = useRef<HTMLElement>(null);
  useEffect(() => column.current?.querySelector<HTMLInputElement>('input:not([type=checkbox])')?.focus(), []);
  return (
    <div className={classes.screen}>
      <header className={classes.header}>
        <span className={classes.brand}>
          <span className={classes.mark} aria-hidden="true">
            P
          </span>
          Praxis
        </span>
        <SegmentedControl
          size="sm"
          aria-label={t('vault.language')}
          data={languages}
          value={i18n.language}
          onChange={(language) => void i18n.changeLanguage(language)}
        />
      </header>
      <main ref={column} className={classes.column}>
        <h1 className={classes.title}>{title}</h1>
        {children}
      </main>
    </div>
  );
}
