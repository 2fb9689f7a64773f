import { Button, FileButton, Group, Input } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sniffType } from '../../../src-shared/domain/file-type';
import { isDecodable } from '../../../src-shared/domain/picture-size';
import { sendContent } from '../../api/send-content';
import { headBytes } from '../../api/thumbnails';
import { client } from '../../api/transport';
import { useErrorToast, useUndoToast } from '../../api/undo';
import { LogoDialog } from './LogoDialog';
import classes from './Practice.module.css';
import { useLogo } from './use-logo';

/** The picture a file holds; else the key of the words that say why it is none. */
async function read(file: File): Promise<ImageBitmap | 'svg' | 'noPicture'> {
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  const type = sniffType(head);
  if (type === 'image/svg+xml') return 'svg';
  if (!/^image\/(png|jpeg|webp)$/.test(type) || !isDecodable(head)) return 'noPicture';
  return createImageBitmap(new Blob([file], { type })).catch(() => 'noPicture' as const);
}

/** The logo: chosen from a file, cut and scaled, replaced or removed. */
export function LogoField({ logo }: { logo: string }) {
  const { t } = useTranslation();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const url = useLogo(logo);
  const reset = useRef<() => void>(null);
  const [picture, setPicture] = useState<ImageBitmap | null>(null);
  const [problem, setProblem] = useState<'svg' | 'noPicture' | null>(null);
  const choose = async (file: File | null) => {
    reset.current?.();
    if (!file) return;
    const found = await read(file).catch(() => 'noPicture' as const);
    if (typeof found === 'string') return setProblem(found);
    setProblem(null);
    setPicture(found);
  };
  const close = () => {
    picture?.close();
    setPicture(null);
  };
  const use = async (made: Blob) => {
    const hash = await sendContent(made, { signal: new AbortController().signal, onReceived: () => {} });
    const { operationId } = await client.practice.setLogo({ hash });
    close();
    undoToast(t('practice.logo.set'), operationId);
  };
  const remove = () =>
    client.practice.removeLogo().then(({ operationId }) => undoToast(t('practice.logo.removed'), operationId), onError);
  return (
    <Input.Wrapper
      label={t('practice.logo.title')}
      labelElement="div"
      description={t('practice.logo.hint')}
      error={problem && t(`practice.logo.${problem}`)}
    >
      {url && (
        <div className={classes.logo}>
          <img src={url} alt={t('practice.logo.alt')} />
        </div>
      )}
      <Group gap={6}>
        <FileButton
          resetRef={reset}
          accept="image/png,image/jpeg,image/webp"
          inputProps={{ 'aria-label': t('practice.logo.file') }}
          onChange={(file) => void choose(file)}
        >
          {({ onClick }) => (
            <Button onClick={onClick}>{t(logo === '' ? 'practice.logo.choose' : 'practice.logo.replace')}</Button>
          )}
        </FileButton>
        {logo !== '' && <Button onClick={() => void remove()}>{t('practice.logo.remove')}</Button>}
      </Group>
      {picture && <LogoDialog picture={picture} onClose={close} onUse={use} />}
    </Input.Wrapper>
  );
}
