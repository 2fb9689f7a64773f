import { useTranslation } from 'react-i18next';
import type { Certificate } from '../../../src-shared/contract/privacy';

/** What a certificate says, line by line: what it is, and what was. */
export function useCertificateFacts(): (certificate: Certificate) => { title: string; lines: [string, string][] } {
  const { t, i18n } = useTranslation();
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'long' });
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' });
  const number = new Intl.NumberFormat(i18n.language);
  const table = (name: string) =>
    i18n.exists(`safety.table.${name}`) ? t(`safety.table.${name}` as 'safety.table.contact') : name;
  return ({ at, by, kind, subject, counts, verified }) => ({
    title: t(`safety.certificate.title.${kind}`),
    lines: [
      [t('safety.certificate.at'), time.format(at)],
      ...(by === '' ? [] : [[t('safety.certificate.by'), by] as [string, string]]),
      [
        t('safety.certificate.rows'),
        Object.entries(counts.rows)
          .map(([name, count]) => `${table(name)}: ${number.format(count)}`)
          .join(', '),
      ],
      [t('safety.certificate.history'), number.format(counts.history)],
      [t('safety.certificate.files'), number.format(counts.files)],
      [t('safety.certificate.links'), number.format(counts.links)],
      [t('safety.certificate.mentions'), number.format(counts.mentions)],
      [
        t('safety.certificate.backups'),
        counts.backupsUntil === null
          ? t('safety.certificate.noBackups')
          : t('safety.backupsHold', { count: counts.backups, until: day.format(counts.backupsUntil) }),
      ],
      [t('safety.certificate.checked'), t(verified ? 'safety.verified' : 'safety.notVerified')],
      [t('safety.certificate.subject'), subject],
    ],
  });
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The certificate as a page of its own: no script, nothing fetched. */
export function certificatePage(
  language: string,
  { title, lines }: { title: string; lines: readonly [string, string][] },
  note: string,
): string {
  const rows = lines.map(([what, was]) => `<dt>${escaped(what)}</dt><dd>${escaped(was)}</dd>`).join('');
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title><style>body{font:15px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
dt{margin-top:.75rem;color:#555}dd{margin:0;overflow-wrap:anywhere}</style></head>
<body><h1>${escaped(title)}</h1><p>${escaped(note)}</p><dl>${rows}</dl></body></html>
`;
}
