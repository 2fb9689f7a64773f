import de from '../../../../resources/locales/de/person.json';
import en from '../../../../resources/locales/en/person.json';
import type { Row } from './needles';
import type { PersonData } from './person-data';

export type Locale = 'en' | 'de';
const words = { en, de };

const escaped = (text: unknown): string => String(text ?? '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem;border-bottom:1px solid #ccc;break-after:avoid}
table{border-collapse:collapse;margin:.5rem 0 1rem;width:100%;break-inside:avoid}
th,td{text-align:left;vertical-align:top;padding:.2rem .75rem .2rem 0;overflow-wrap:anywhere;white-space:pre-wrap}
th{width:13rem;font-weight:500;color:#555}footer{margin-top:3rem;color:#555;font-size:.85rem}`;

/** Columns with ms since 1970. */
const instants = /(^|_)at$/;

/** Columns that are told in words of their own, or not at all. */
const unsaid: ReadonlySet<string> = new Set([
  'id',
  'party_id',
  'owner_id',
  'created_by',
  'updated_by',
  'tag_id',
  'normalized',
  'doc',
  'pinned',
  'assignee_id',
  'series',
  'repeat_from',
  'due_at',
  'remind',
]);

/** The page of a zip with everything about one person: one file, no script, nothing fetched, good to print. */
export function personPage(data: PersonData, locale: Locale, now: number): string {
  const say = words[locale];
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  const title = (table: string): string => (say.tables as Record<string, string>)[table] ?? table;
  const field = (column: string): string =>
    (say.fields as Record<string, string>)[column] ?? column.replaceAll('_', ' ');
  const value = (column: string, content: unknown): string =>
    instants.test(column) && typeof content === 'number' ? date.format(content) : String(content);
  const table = (row: Row): string => {
    const lines = Object.entries(row)
      .filter(([column, content]) => !unsaid.has(column) && content !== null && content !== '')
      .map(
        ([column, content]) =>
          `<tr><th scope="row">${escaped(field(column))}</th><td>${escaped(value(column, content))}</td></tr>`,
      );
    return `<table>${lines.join('')}</table>`;
  };
  const section = (heading: string, parts: readonly string[]): string =>
    parts.length === 0 ? '' : `<section><h2>${escaped(heading)}</h2>${parts.join('')}</section>`;
  const files = data.hashes.map((hash) => `<li><a href="files/${hash}">${hash}</a></li>`);
  const history = data.history.map(
    ({ at, by, table: changed, before }) =>
      `<tr><th scope="row">${escaped(date.format(at))}</th><td>${escaped(
        [title(changed), before === null ? say.made : say.changed, by].filter(Boolean).join(' · '),
      )}</td></tr>`,
  );
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(say.title)}: ${escaped(data.name)}</title><style>${style}</style></head><body>
<h1>${escaped(say.title)}: ${escaped(data.name)}</h1><p>${escaped(say.lead)}</p>
${Object.entries(data.rows)
  .map(([name, rows]) => section(title(name), rows.map(table)))
  .join('\n')}
${Object.entries(data.shared)
  .map(([name, rows]) => section(title(name), rows.map(table)))
  .join('\n')}
${section(
  say.links,
  data.links.map(({ name, table: from, row }) => `<p>${escaped(name)} (${escaped(title(from))})</p>${table(row)}`),
)}
${section(
  say.mentions,
  data.mentions.map(({ row }) => table(row)),
)}
${section(say.files, files.length > 0 ? [`<ul>${files.join('')}</ul>`] : [])}
${section(say.history, history.length > 0 ? [`<table>${history.join('')}</table>`] : [])}
<footer>${escaped(say.made_on)} ${escaped(date.format(now))} · Praxis</footer></body></html>
`;
}
