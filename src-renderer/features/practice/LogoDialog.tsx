import { Button, Checkbox, Group, Modal } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/errors';
import { drawLogo } from './logo';
import classes from './Practice.module.css';

/** Shows a picture as the logo it becomes. */
export function LogoDialog({
  picture,
  onClose,
  onUse,
}: {
  picture: ImageBitmap;
  onClose: () => void;
  onUse: (made: Blob) => Promise<void>;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const canvas = useRef<HTMLCanvasElement | null>(null);
  const [isTrimmed, setTrimmed] = useState(true);
  const [error, setError] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const use = async () => {
    setSaving(true);
    try {
      const made = await new Promise<Blob | null>((resolve) => canvas.current?.toBlob(resolve, 'image/png'));
      if (!made) throw new Error('no picture');
      await onUse(made);
    } catch (reason) {
      setError(errorText(reason));
      setSaving(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('practice.logo.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className={classes.logo}>
        <canvas
          // Drawn when it is there, which the dialog decides, and again when something else is wanted.
          key={String(isTrimmed)}
          ref={(element) => {
            canvas.current = element;
            if (element && !isSaving) drawLogo(element, picture, isTrimmed);
          }}
          role="img"
          aria-label={t('practice.logo.alt')}
        />
      </div>
      <Checkbox
        label={t('practice.logo.trim')}
        checked={isTrimmed}
        onChange={(event) => setTrimmed(event.currentTarget.checked)}
      />
      {error !== null && (
        <p role="alert" className={classes.error}>
          {error}
        </p>
      )}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="filled" data-autofocus loading={isSaving} onClick={() => void use()}>
          {t('practice.logo.use')}
        </Button>
      </Group>
    </Modal>
  );
}
