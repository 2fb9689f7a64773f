import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './FullScreen.module.css';

const languages = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
];

/**
 * A screen that has the window to itself: the name, how far one is, the language, one column in the middle. The first
 * field is ready to be typed into; without one the title is read out.
 */
export function FullScreen({
  title,
  progress,
  width = 'narrow',
  onLanguage,
  children,
}: {
  title: string;
  /** Which of how many steps, from 1. */
  progress?: { at: number; of: number };
  /** `full` leaves title and scrolling to what it holds. */
  width?: 'narrow' | 'wide' | 'full';
  /** By default the language is switched for this run only. */
  onLanguage?: (language: 'en' | 'de') => void;
  children: ReactNode;
}) {
  const { t, i18n } = useTranslation();
  const column = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A list that opens when it is focused must not open by itself.
    const field = column.current?.querySelector<HTMLElement>(
      '[data-autofocus], input:not([type=checkbox], [type=radio], [type=file], [aria-haspopup])',
    );
    (field ?? heading.current)?.focus();
  }, []);
  const change = onLanguage ?? ((language: string) => void i18n.changeLanguage(language));
  return (
    <div className={classes.screen}>
      <header className={classes.header}>
        <span className={classes.brand}>
          <span className={classes.mark} aria-hidden="true">
            P
          </span>
          Praxis
        </span>
        {progress && (
          <span className={classes.progress}>
            {Array.from({ length: progress.of }, (_, at) => `step ${at}`).map((step, at) => (
              <span key={step} className={classes.dot} data-on={at < progress.at || undefined} aria-hidden />
            ))}
            <span className={classes.progressWords}>{t('welcome.progress', progress)}</span>
          </span>
        )}
        <SegmentedControl
          size="sm"
          aria-label={t('vault.language')}
          data={languages}
          value={i18n.language}
          onChange={(language) => change(language === 'de' ? 'de' : 'en')}
        />
      </header>
      <main ref={column} className={classes.column} data-width={width}>
        {width !== 'full' && (
          <h1 ref={heading} className={classes.title} tabIndex={-1}>
            {title}
          </h1>
        )}
        {children}
      </main>
    </div>
  );
}
