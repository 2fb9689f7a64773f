import { Button, Modal } from '@mantine/core';
import { IconFileDownload, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Certificate } from '../../../src-shared/contract/privacy';
import { saveFile } from '../../ui/save-file';
import classes from './Certificate.module.css';
import { certificatePage, useCertificateFacts } from './certificate-facts';

/** What was erased, to be read, printed or kept as a file. It names nobody. */
export function CertificateDialog({ certificate, onClose }: { certificate: Certificate; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const facts = useCertificateFacts()(certificate);
  const note = t('safety.certificate.note');
  const save = () =>
    saveFile(
      new Blob([certificatePage(i18n.language, facts, note)], { type: 'text/html' }),
      `${facts.title} ${new Date(certificate.at).toISOString().slice(0, 10)}.html`,
    );
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={facts.title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className={classes.sheet}>
        <h1 className={classes.paper}>{facts.title}</h1>
        <p>{note}</p>
        <dl className={classes.facts}>
          {facts.lines.map(([what, was]) => [<dt key={`${what} dt`}>{what}</dt>, <dd key={`${what} dd`}>{was}</dd>])}
        </dl>
        <div className={classes.actions}>
          <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
            {t('safety.certificate.print')}
          </Button>
          <Button leftSection={<IconFileDownload size={16} aria-hidden />} onClick={save}>
            {t('safety.certificate.save')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
