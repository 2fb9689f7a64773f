import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../../src-shared/contract/files';
import { kindOfType, sniffType } from '../../../src-shared/domain/file-type';
import { isDecodable } from '../../../src-shared/domain/picture-size';
import { useErrorText } from '../../api/errors';
import { readContent } from '../../api/file-content';
import { headBytes } from '../../api/thumbnails';
import { decodeText, shownBytes } from './decode-text';
import { ImagePreview } from './ImagePreview';
import classes from './Preview.module.css';

const PdfPreview = lazy(() => import('./PdfPreview').then((module) => ({ default: module.PdfPreview })));

/** Bytes of a file that are fetched to be shown. */
const limits = { image: 64 * 1024 * 1024, pdf: 128 * 1024 * 1024, text: shownBytes, other: 0 } as const;

type Shown =
  | { kind: 'image'; content: Blob }
  | { kind: 'pdf'; content: Blob }
  | { kind: 'text'; text: string; isCut: boolean }
  | { kind: 'none'; why: 'kind' | 'size' };

/** What is shown follows from the bytes themselves, never from what name or row say. */
async function look({ hash, size, kind }: Attachment, signal: AbortSignal): Promise<Shown> {
  if (kind === 'other') return { kind: 'none', why: 'kind' };
  if (kind !== 'text' && size > limits[kind]) return { kind: 'none', why: 'size' };
  const content = await readContent(hash, { size: Math.min(size, limits[kind]), signal });
  const head = new Uint8Array(await content.slice(0, headBytes).arrayBuffer());
  const type = sniffType(head);
  const actual = kindOfType(type);
  if (actual !== kind) return { kind: 'none', why: 'kind' };
  if (actual === 'text') {
    return { kind: 'text', text: decodeText(new Uint8Array(await content.arrayBuffer())), isCut: size > shownBytes };
  }
  if (actual === 'image' && !isDecodable(head)) return { kind: 'none', why: 'size' };
  const typed = new Blob([content], { type });
  return actual === 'pdf' ? { kind: 'pdf', content: typed } : { kind: 'image', content: typed };
}

/** A file's content: a picture, pages, or text. */
export function Preview({ file }: { file: Attachment }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { data, error } = useQuery({
    queryKey: ['file preview', file.hash, file.kind],
    queryFn: ({ signal }) => look(file, signal),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const waiting = <Loader className={classes.waiting ?? ''} size="sm" aria-label={t('common.loading')} />;
  if (error) {
    return (
      <p role="alert" className={classes.none}>
        {errorText(error)}
      </p>
    );
  }
  if (!data) return waiting;
  if (data.kind === 'image') return <ImagePreview content={data.content} name={file.name} />;
  if (data.kind === 'pdf') {
    return (
      <Suspense fallback={waiting}>
        <PdfPreview content={data.content} />
      </Suspense>
    );
  }
  if (data.kind === 'none') return <p className={classes.none}>{t(`files.noPreview.${data.why}`)}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={file.name}>
      <pre className={classes.text}>{data.text}</pre>
      {data.isCut && <p className={classes.none}>{t('files.cut')}</p>}
    </div>
  );
}
