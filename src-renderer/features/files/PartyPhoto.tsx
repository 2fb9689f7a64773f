import { FileButton, Menu, UnstyledButton } from '@mantine/core';
import { IconPhoto, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';
import { sendContent } from '../../api/send-content';
import { useErrorToast, useUndoToast } from '../../api/undo';
import { CropDialog } from './CropDialog';
import classes from './Photo.module.css';

/** The photo in a record's head; a click sets, replaces or removes it. */
export function PartyPhoto({
  partyId,
  name,
  photo,
  isBinned,
  plain,
}: {
  partyId: string;
  name: string;
  photo: string;
  isBinned: boolean;
  plain: ReactNode;
}) {
  const { t } = useTranslation();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const [chosen, setChosen] = useState<File | null>(null);
  const reset = useRef<() => void>(null);
  const set = useMutation(orpc.files.setPhoto.mutationOptions());
  const remove = useMutation(orpc.files.removePhoto.mutationOptions({ onError }));
  if (isBinned) return plain;
  const choose = (file: File | null) => {
    setChosen(file);
    reset.current?.();
  };
  const onCropped = async (picture: Blob) => {
    const hash = await sendContent(picture, { signal: new AbortController().signal, onReceived: () => {} });
    const { operationId } = await set.mutateAsync({ partyId, hash });
    setChosen(null);
    undoToast(t('files.photo.set'), operationId);
  };
  const onRemove = () =>
    remove.mutate({ partyId }, { onSuccess: ({ operationId }) => undoToast(t('files.photo.removed'), operationId) });
  return (
    <FileButton
      resetRef={reset}
      accept="image/png,image/jpeg,image/webp,image/gif,image/avif,image/bmp"
      onChange={choose}
      inputProps={{ 'aria-label': t('files.photo.file', { name }) }}
    >
      {({ onClick }) => (
        <span className={classes.photo}>
          {/* Beside the button, not in it: initials inside would count as its label, and its name has none. */}
          {plain}
          {photo === '' ? (
            <UnstyledButton className={classes.over} aria-label={t('files.photo.add', { name })} onClick={onClick} />
          ) : (
            <Menu position="bottom-start">
              <Menu.Target>
                <UnstyledButton className={classes.over} aria-label={t('files.photo.change', { name })} />
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconPhoto size={14} aria-hidden />} onClick={onClick}>
                  {t('files.photo.replace')}
                </Menu.Item>
                <Menu.Item leftSection={<IconTrash size={14} aria-hidden />} onClick={onRemove}>
                  {t('files.photo.remove')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
          {chosen && <CropDialog file={chosen} onClose={() => setChosen(null)} onCropped={onCropped} />}
        </span>
      )}
    </FileButton>
  );
}
