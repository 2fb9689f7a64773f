import { Loader } from '@mantine/core';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { drawPage, openPdf } from '../../api/pdf';
import classes from './Preview.module.css';

/** Pages that are shown: more are for a program made for them. */
const most = 500;

/** The pages of a PDF, each drawn when it comes near. */
export function PdfPreview({ content }: { content: Blob }) {
  const { t } = useTranslation();
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    let isGone = false;
    let opened: PDFDocumentProxy | null = null;
    openPdf(content).then(
      (document) => {
        opened = document;
        if (isGone) void document.loadingTask.destroy();
        else setPdf(document);
      },
      () => setBroken(true),
    );
    return () => {
      isGone = true;
      void opened?.loadingTask.destroy();
    };
  }, [content]);
  if (isBroken) return <p className={classes.none}>{t('files.noPreview.damaged')}</p>;
  if (!pdf) return <Loader className={classes.waiting ?? ''} size="sm" aria-label={t('common.loading')} />;
  const pages = Array.from({ length: Math.min(most, pdf.numPages) }, (_, index) => index + 1);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('files.pages', { count: pdf.numPages })}>
      {pages.map((number) => (
        <Page key={number} pdf={pdf} number={number} />
      ))}
    </div>
  );
}

function Page({ pdf, number }: { pdf: PDFDocumentProxy; number: number }) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const draw = async () => {
      const page = await pdf.getPage(number);
      await drawPage(page, element, Math.round(element.clientWidth * window.devicePixelRatio));
      setDrawn(true);
    };
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        // A page that can't be drawn stays white; the others are there.
        draw().catch(() => {});
      },
      { rootMargin: '800px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [pdf, number]);
  return (
    <canvas
      ref={canvas}
      className={classes.page}
      data-drawn={isDrawn || undefined}
      role="img"
      aria-label={t('files.page', { number })}
    />
  );
}
