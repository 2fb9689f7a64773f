import { Button, Group, Modal, Slider } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { kindOfType, sniffType } from '../../../src-shared/domain/file-type';
import { isDecodable } from '../../../src-shared/domain/picture-size';
import { useErrorText } from '../../api/errors';
import { headBytes } from '../../api/thumbnails';
import { type Crop, centred, cropSquare, cutOut, mostZoom, movedCrop } from './crop';
import classes from './Photo.module.css';

const shownSide = 280;

/** Null where it is no picture that can be decoded. */
async function decoded(file: File): Promise<ImageBitmap | null> {
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  const type = sniffType(head);
  if (kindOfType(type) !== 'image' || !isDecodable(head)) return null;
  return createImageBitmap(new Blob([file], { type })).catch(() => null);
}

/** Chooses the square of a picture that becomes the photo: by dragging, or with the arrow keys and the slider. */
export function CropDialog({
  file,
  onClose,
  onCropped,
}: {
  file: File;
  onClose: () => void;
  onCropped: (picture: Blob) => Promise<void>;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [picture, setPicture] = useState<ImageBitmap | null>(null);
  const [crop, setCrop] = useState<Crop>(centred);
  const [error, setError] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);

  useEffect(() => {
    let isGone = false;
    let made: ImageBitmap | null = null;
    decoded(file).then(
      (bitmap) => {
        made = bitmap;
        if (isGone) bitmap?.close();
        else if (bitmap) setPicture(bitmap);
        else setError(t('files.photo.noPicture'));
      },
      () => setError(t('files.photo.noPicture')),
    );
    return () => {
      isGone = true;
      made?.close();
    };
  }, [file, t]);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !picture) return;
    const { left, top, side } = cropSquare(crop, picture.width, picture.height);
    const { width, height } = context.canvas;
    context.clearRect(0, 0, width, height);
    context.drawImage(picture, left, top, side, side, 0, 0, width, height);
  }, [picture, crop]);

  const move = (right: number, down: number) =>
    picture && setCrop((now) => movedCrop(now, right, down, picture.width, picture.height));
  const save = async () => {
    if (!picture) return;
    setSaving(true);
    try {
      await onCropped(await cutOut(picture, crop));
    } catch (thrown) {
      setError(errorText(thrown));
      setSaving(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('files.photo.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {picture && (
        <div className={classes.crop}>
          <canvas
            ref={canvas}
            className={classes.square}
            width={shownSide * 2}
            height={shownSide * 2}
            tabIndex={0}
            role="img"
            aria-label={t('files.photo.move')}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={(event) => {
              if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
              const { clientWidth } = event.currentTarget;
              move(-event.movementX / clientWidth, -event.movementY / clientWidth);
            }}
            onKeyDown={(event) => {
              const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
              if (!step) return;
              event.preventDefault();
              move((step[0] ?? 0) * 0.04, (step[1] ?? 0) * 0.04);
            }}
          />
          <p className={classes.hint}>{t('files.photo.hint')}</p>
          <Slider
            className={classes.slider ?? ''}
            thumbLabel={t('files.photo.zoom')}
            label={null}
            min={1}
            max={mostZoom}
            step={0.1}
            value={crop.zoom}
            onChange={(zoom) => setCrop((now) => ({ ...now, zoom }))}
          />
        </div>
      )}
      {error !== null && (
        <p role="alert" className={classes.error}>
          {error}
        </p>
      )}
      <Group justify="flex-end" gap="xs">
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="filled" data-autofocus disabled={!picture} loading={isSaving} onClick={() => void save()}>
          {t('files.photo.use')}
        </Button>
      </Group>
    </Modal>
  );
}
