import { ActionIcon, Menu, TextInput, UnstyledButton } from '@mantine/core';
import {
  IconAlertTriangle,
  IconDots,
  IconDownload,
  IconFile,
  IconFileText,
  IconFileTypePdf,
  IconPencil,
  IconPhoto,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../../src-shared/contract/files';
import { useErrorText } from '../../api/errors';
import { largePictures } from '../../api/pictures';
import { useFormat } from '../../ui/format-locale';
import { Pictures, usePicture } from '../../ui/pictures';
import { sizeWords } from '../../ui/size-words';
import { useTimeWords } from '../../ui/time';
import classes from './Files.module.css';
import { SaveDialog } from './SaveDialog';
import { useFileActs } from './use-file-acts';

const icons = { image: IconPhoto, pdf: IconFileTypePdf, text: IconFileText, other: IconFile } as const;

function Thumbnail({ file: { kind, hash } }: { file: Attachment }) {
  const picture = usePicture(kind === 'image' || kind === 'pdf' ? hash : '');
  const Icon = icons[kind];
  return (
    <span className={classes.thumbnail} aria-hidden>
      {picture === null ? <Icon size={18} stroke={1.5} /> : <img src={picture} alt="" draggable={false} />}
    </span>
  );
}

/** One file: what it is, a way to see it, and what can be done with it. */
export function FileLine({
  recordId,
  file,
  isBinned,
  onShow,
}: {
  recordId: string;
  file: Attachment;
  isBinned: boolean;
  onShow: () => void;
}) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { personal, exact } = useTimeWords();
  const { rename, remove, save } = useFileActs();
  const [isRenaming, setRenaming] = useState(false);
  const [isWarning, setWarning] = useState(false);
  const { name, isDisguised, canAct } = file;
  const onSave = () => (isDisguised || canAct ? setWarning(true) : void save(file));
  return (
    <li className={classes.line}>
      <Pictures value={largePictures}>
        <Thumbnail file={file} />
      </Pictures>
      {isRenaming ? (
        <RenameField
          name={name}
          onRename={(next) => rename(recordId, file.id, next)}
          onDone={() => setRenaming(false)}
        />
      ) : (
        <UnstyledButton className={classes.words} onClick={onShow}>
          <span className={classes.name}>{name}</span>
          <small className={classes.facts}>
            {sizeWords(file.size, locale)} · <time title={exact(file.createdAt)}>{personal(file.createdAt)}</time>
            {isDisguised && (
              <span className={classes.warning}>
                <IconAlertTriangle size={12} aria-hidden /> {t('files.disguised', { type: file.mediaType })}
              </span>
            )}
          </small>
        </UnstyledButton>
      )}
      <Menu position="bottom-end" returnFocus={!isRenaming}>
        <Menu.Target>
          <ActionIcon aria-label={t('files.more', { name })}>
            <IconDots size={15} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconDownload size={14} aria-hidden />} onClick={onSave}>
            {t('files.save')}
          </Menu.Item>
          {!isBinned && (
            <>
              <Menu.Item leftSection={<IconPencil size={14} aria-hidden />} onClick={() => setRenaming(true)}>
                {t('files.rename')}
              </Menu.Item>
              <Menu.Item leftSection={<IconTrash size={14} aria-hidden />} onClick={() => remove(recordId, file)}>
                {t('files.remove')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <SaveDialog file={isWarning ? file : null} onClose={() => setWarning(false)} onSave={() => void save(file)} />
    </li>
  );
}

function RenameField({
  name,
  onRename,
  onDone,
}: {
  name: string;
  onRename: (name: string) => Promise<unknown>;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [value, setValue] = useState(name);
  const [error, setError] = useState<string | null>(null);
  const save = async () => {
    if (value === name) return onDone();
    try {
      await onRename(value);
      onDone();
    } catch (thrown) {
      setError(errorText(thrown));
    }
  };
  return (
    <TextInput
      className={classes.words ?? ''}
      aria-label={t('files.name')}
      value={value}
      error={error}
      maxLength={200}
      autoFocus
      onFocus={({ target }) => {
        const dot = name.lastIndexOf('.');
        target.setSelectionRange(0, dot > 0 ? dot : name.length);
      }}
      onChange={(event) => setValue(event.target.value)}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void save();
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    />
  );
}
