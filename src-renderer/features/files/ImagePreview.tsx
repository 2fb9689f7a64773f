import { ActionIcon } from '@mantine/core';
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/format-locale';
import classes from './Preview.module.css';

const steps = [1, 1.5, 2, 3, 4, 6, 8] as const;

/** An address for a content while it is on screen. */
export function useObjectUrl(content: Blob): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(content);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  return url;
}

/** A picture, as large as there is room; larger by buttons, the keys + and −, or a double click. */
export function ImagePreview({ content, name }: { content: Blob; name: string }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const url = useObjectUrl(content);
  const [isBroken, setBroken] = useState(false);
  const [at, setAt] = useState(0);
  const zoom = steps[at] ?? 1;
  const step = (by: number) => setAt((now) => Math.min(steps.length - 1, Math.max(0, now + by)));
  if (isBroken) return <p className={classes.none}>{t('files.noPreview.damaged')}</p>;
  return (
    <>
      <div className={classes.zoom}>
        <ActionIcon aria-label={t('files.zoomOut')} disabled={at === 0} onClick={() => step(-1)}>
          <IconZoomOut size={15} aria-hidden />
        </ActionIcon>
        <span role="status">{zoom.toLocaleString(locale, { style: 'percent' })}</span>
        <ActionIcon aria-label={t('files.zoomIn')} disabled={at === steps.length - 1} onClick={() => step(1)}>
          <IconZoomIn size={15} aria-hidden />
        </ActionIcon>
      </div>
      <div
        className={classes.scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        tabIndex={0}
        role="region"
        aria-label={name}
        onDoubleClick={() => setAt(at === 0 ? 2 : 0)}
        onKeyDown={(event) => {
          if (event.key === '+' || event.key === '=') step(1);
          if (event.key === '-') step(-1);
          if (event.key === '0') setAt(0);
          // At its full size the arrows move the picture, not to the next file.
          if (at > 0 && event.key.startsWith('Arrow')) event.stopPropagation();
        }}
      >
        {url && (
          <img
            className={classes.image}
            style={zoom === 1 ? undefined : { maxWidth: 'none', maxHeight: 'none', width: `${zoom * 100}%` }}
            src={url}
            alt={name}
            onError={() => setBroken(true)}
          />
        )}
      </div>
    </>
  );
}
