import * as z from 'zod';
import { id, line, operationId, procedure } from './base';
import { contactColumn } from './contacts';
import { selection, sortOf } from './filters';

/**
 * Where a column's cells go. `ignore` leaves them out; `note` keeps them as a line "header: cell" in a note; `custom` is a
 * field that the users made.
 */
export const importTarget = z.enum([
  'ignore',
  'note',
  'fullName',
  'prefix',
  'givenName',
  'additionalName',
  'familyName',
  'suffix',
  'nickname',
  'company',
  'role',
  'department',
  'email',
  'phone',
  'url',
  'street',
  'extended',
  'postalCode',
  'city',
  'region',
  'country',
  'fullAddress',
  'tags',
  'about',
  'pronouns',
  'language',
  'birthday',
  'anniversary',
  'dates',
  'photo',
  'id',
  'custom',
]);
export type ImportTarget = z.infer<typeof importTarget>;

/**
 * `group` ties columns of one address or one labelled value together (Google's "Address 1 - City"); `label` is
 * the label of what the column holds (work, home …), `labelColumn` the index of the column that holds the label. `fieldId`
 * is the field of a column that goes to `custom`.
 */
export const columnMapping = z.object({
  index: z.int().min(0),
  target: importTarget,
  group: z.int().min(0).default(0),
  label: z.string().max(60).default(''),
  labelColumn: z.int().min(0).nullable().default(null),
  fieldId: id.optional(),
});
export type ColumnMapping = z.infer<typeof columnMapping>;

export const csvDialect = z.object({
  encoding: z.enum([
    'utf-8',
    'utf-16le',
    'utf-16be',
    'windows-1252',
    'windows-1250',
    'windows-1251',
    'iso-8859-15',
    'macintosh',
    'shift_jis',
    'gb18030',
    'big5',
    'euc-kr',
  ]),
  delimiter: z.enum([',', ';', '\t', '|']),
  quote: z.enum(['"', "'"]),
  header: z.boolean(),
  /** Of a workbook or an archive of tables: which of `sheets`, from 0 on. */
  sheet: z.int().min(0),
});
export type CsvDialect = z.infer<typeof csvDialect>;

export const importSource = z.enum([
  'google',
  'outlook',
  'hubspot',
  'pipedrive',
  'zoho',
  'salesforce',
  'thunderbird',
  'apple',
  'android',
  'lotus',
  'nextcloud',
  'praxis',
  'unknown',
]);

/** What a file is, by its content and not by its name. */
export const importFormat = z.enum(['csv', 'xlsx', 'vcard', 'ldif']);

export const analysis = z.object({
  importId: id,
  fileName: z.string(),
  format: importFormat,
  /** Of cards and LDIF only the encoding counts. */
  dialect: csvDialect,
  /** Names of a workbook's sheets, or of the tables in an archive. */
  sheets: z.array(z.string()),
  /** Of vCards: the versions seen, how many have a photo, how many files there were. */
  cards: z.object({ versions: z.array(z.string()), photos: z.int(), files: z.int() }).nullable(),
  /** Files of an archive that are left out (some hundred at the most), and why. */
  leftOut: z.array(z.object({ name: z.string(), reason: z.string() })),
  source: importSource,
  language: z.string(),
  rows: z.int(),
  columns: z.array(
    z.object({ index: z.int(), header: z.string(), samples: z.array(z.string()), mapping: columnMapping }),
  ),
  /** How two-digit or national phone numbers are read: an ISO 3166 country, guessed from the file. */
  country: z.string().length(2),
});
export type ImportAnalysis = z.infer<typeof analysis>;

export const verdict = z.enum(['new', 'update', 'duplicate', 'faulty', 'empty']);
export type ImportVerdict = z.infer<typeof verdict>;

export const previewRow = z.object({
  /** The row's number in the file, the header being 1. */
  row: z.int(),
  verdict,
  cells: z.array(z.string()),
  /** Name of the contact as it would be. */
  name: z.string(),
  match: z
    .object({
      id: id.nullable(),
      name: z.string(),
      by: z.enum(['id', 'email', 'phone', 'name', 'row']),
      row: z.int().nullable(),
    })
    .nullable(),
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  problems: z.array(z.object({ column: z.int().nullable(), reason: z.string(), value: z.string() })),
});
export type ImportPreviewRow = z.infer<typeof previewRow>;

const counts = z.object({ new: z.int(), update: z.int(), duplicate: z.int(), faulty: z.int(), empty: z.int() });

export const importOptions = z.object({
  mapping: z.array(columnMapping).max(500),
  country: z.string().length(2),
  /** Tags put on every imported contact. */
  tags: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
  /** What a row that matches a contact does: fill in and add what is missing, overwrite, or nothing. */
  onMatch: z.enum(['fill', 'overwrite', 'skip']).default('fill'),
});
export type ImportOptions = z.infer<typeof importOptions>;

/** Bytes a file may have at the most. It is kept in the store and read in pieces, never held as a whole. */
export const maxImportSize = 4 * 1024 ** 3;

const ref = z.object({ importId: id });

/** Bringing an address book in. The file is handed over in pieces, looked at, corrected, then run as one operation. */
export const imports = {
  begin: procedure
    .route({ method: 'POST', path: '/imports' })
    .input(z.object({ fileName: line, size: z.int().min(0) }))
    .output(ref),
  /** Adds a piece (at most 1 MiB) at `offset`, which must be what was received so far; a repeated piece is ignored. */
  append: procedure
    .route({ method: 'POST', path: '/imports/append' })
    .input(ref.extend({ offset: z.coerce.number<number>().int().min(0), data: z.file().max(1024 * 1024) }))
    .output(z.object({ received: z.int() })),
  /** Recognises encoding, delimiter, quoting, header language and source, and proposes a mapping; what is given is kept. */
  analyse: procedure
    .route({ method: 'POST', path: '/imports/analyse' })
    .input(ref.extend({ dialect: csvDialect.partial().default({}) }))
    .output(analysis),
  /** How far `analyse` is: 0 to 1, null while it does not run. */
  progress: procedure
    .route({ method: 'GET', path: '/imports/progress' })
    .input(ref)
    .output(z.object({ done: z.number().min(0).max(1).nullable() })),
  /** The verdict per row. `only` shows the rows of one verdict. */
  preview: procedure
    .route({ method: 'POST', path: '/imports/preview' })
    .input(
      ref.extend({
        options: importOptions,
        only: verdict.optional(),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ counts, rows: z.array(previewRow), total: z.int() })),
  /** Corrects one cell, for the preview and the run. */
  correct: procedure
    .route({ method: 'POST', path: '/imports/correct' })
    .input(ref.extend({ row: z.int().min(1), column: z.int().min(0), value: z.string().max(100_000) }))
    .output(z.object({})),
  /** Starts the import as an operation; faulty rows are left out and can be fetched as a file. Twice is once. */
  run: procedure
    .route({ method: 'POST', path: '/imports/run' })
    .input(ref.extend({ options: importOptions }))
    .output(z.object({ operationId })),
  /** The faulty rows as CSV, in the file's own columns, with a column that says what is wrong. */
  faultyRows: procedure
    .route({ method: 'POST', path: '/imports/faulty' })
    .input(ref.extend({ options: importOptions }))
    .output(z.file()),
  /** Forgets an import that was not run. */
  discard: procedure.route({ method: 'POST', path: '/imports/discard' }).input(ref).output(z.object({})),
  /**
   * Contacts as CSV (UTF-8 with a byte order mark, RFC 4180) or a workbook of Excel that import again to the same, or as
   * vCards 4.0 (RFC 6350) with photos of up to 4 MB. Fails: `validation` (`export.photos`) above 512 MB of photos.
   */
  exportContacts: procedure
    .route({ method: 'POST', path: '/exports/contacts' })
    .input(
      z.object({
        selection,
        format: z.enum(['csv', 'xlsx', 'vcard']).default('csv'),
        sort: sortOf(contactColumn).optional(),
      }),
    )
    .output(z.file()),
};
