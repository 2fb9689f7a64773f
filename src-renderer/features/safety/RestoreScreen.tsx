import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupEntry, BackupPlace } from '../../../src-shared/contract/backups';
import { orpc } from '../../api/orpc';
import { FullScreen } from '../../ui/full-screen/FullScreen';
import classes from '../../ui/full-screen/FullScreen.module.css';
import { Section } from '../../ui/settings/Section';
import { BackupChoice } from './BackupList';
import { RestoreSteps } from './RestoreSteps';

interface Chosen {
  place: BackupPlace;
  backup: BackupEntry;
}

/**
 * Where no store is open: a backup, or the data folder of another laptop, becomes the store. With `hasStore` one stands
 * here that does not open, or is to be replaced; its own backups come first.
 */
export function RestoreScreen({ hasStore, onBack }: { hasStore: boolean; onBack: () => void }) {
  const { t, i18n } = useTranslation();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  if (chosen) {
    const { place, backup } = chosen;
    return (
      <FullScreen key={backup.name} title={t('safety.begin.openTitle', { when: when.format(backup.createdAt) })}>
        <div className={classes.form}>
          <RestoreSteps
            place={place}
            name={backup.name}
            present={hasStore ? 'closed' : 'none'}
            onCancel={() => setChosen(null)}
          />
        </div>
      </FullScreen>
    );
  }
  const choose = (place: BackupPlace) => (backup: BackupEntry) => setChosen({ place, backup });
  return (
    <FullScreen key="choose" title={t('safety.begin.title')}>
      <p className={classes.lead}>{t('safety.begin.lead')}</p>
      {hasStore && (
        <Section title={t('safety.home')}>
          <BackupChoice place={{ kind: 'home' }} onChoose={choose({ kind: 'home' })} />
        </Section>
      )}
      <Folders onChoose={(path, backup) => setChosen({ place: { kind: 'folder', path }, backup })} />
      <div className={classes.actions}>
        <Button onClick={onBack}>{t('welcome.back')}</Button>
      </div>
    </FullScreen>
  );
}

/** Folders that were found near at hand, and one by its path. */
function Folders({ onChoose }: { onChoose: (path: string, backup: BackupEntry) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [path, setPath] = useState<string | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  const { data } = useQuery(orpc.backups.nearby.queryOptions());
  const found = data?.folders ?? [];
  const look = (event: FormEvent) => {
    event.preventDefault();
    setIsMissing(typed.trim() === '');
    setPath(typed.trim() || null);
  };
  const all = [...found, ...(path !== null && !found.includes(path) ? [path] : [])];
  return (
    <>
      <form className={classes.form} onSubmit={look} noValidate>
        <TextInput
          label={t('safety.begin.folder')}
          description={t('safety.begin.folderHint')}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setIsMissing(false);
          }}
          error={isMissing && t('safety.begin.folderMissing')}
          autoComplete="off"
          spellCheck={false}
        />
        <div className={classes.actions}>
          <Button type="submit" variant="filled">
            {t('safety.begin.look')}
          </Button>
        </div>
      </form>
      {all.map((folder) => (
        <Section key={folder} title={folder}>
          <BackupChoice place={{ kind: 'folder', path: folder }} onChoose={(backup) => onChoose(folder, backup)} />
        </Section>
      ))}
    </>
  );
}
