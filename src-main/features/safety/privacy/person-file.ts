import path from 'node:path';
import { AppError } from '../../../../src-shared/errors';
import { openConnection } from '../../../platform/store/connection';
import { ReadableDb } from '../../../platform/store/handles';
import { filesOf } from '../archive/write';
import { writeZip, type ZipPart } from '../archive/zip-out';
import type { Composition } from '../restore/rebuild';
import type { StagedFile } from '../staging';
import type { TaskMeans } from '../worker/serve';
import { kindOf } from './erase';
import { personCard } from './person-card';
import { type PersonData, personData } from './person-data';
import { type Locale, personPage } from './person-page';

export interface PersonFileInput {
  dataFolder: string;
  key: Uint8Array;
  to: StagedFile;
  id: string;
  locale: Locale;
  now: number;
}

async function* once(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof content === 'string' ? Buffer.from(content) : content;
}

/** Writes everything about one person as a zip: a page to read, JSON, a vCard, and the files. Fails: `not_found`. */
export async function personFile(
  { captured }: Composition,
  { dataFolder, key, to, id, locale, now }: PersonFileInput,
  { check, progress }: TaskMeans,
): Promise<null> {
  const connection = openConnection(path.join(dataFolder, 'praxis.db'), key, { readonly: true });
  try {
    const db = new ReadableDb(connection);
    const kind = kindOf(db, id);
    if (!kind) throw new AppError('not_found', 'no such record', { id });
    const data = personData(db, captured, id, kind);
    progress(0.3);
    const files = filesOf(dataFolder, key);
    await writeZip(to, partsOf(data, files, { locale, now, check }), {
      mtime: new Date(now),
      passphrase: undefined,
    });
    return null;
  } finally {
    connection.close();
  }
}

function partsOf(
  data: PersonData,
  files: ReturnType<typeof filesOf>,
  { locale, now, check }: { locale: Locale; now: number; check(): void },
): ZipPart[] {
  return [
    { name: 'index.html', compress: true, content: () => once(personPage(data, locale, now)) },
    { name: 'data.json', compress: true, content: () => once(JSON.stringify(data, null, 2)) },
    { name: 'contact.vcf', compress: true, content: () => once(personCard(data)) },
    ...data.hashes
      .filter((hash) => files.has(hash))
      .map((hash) => ({
        name: `files/${hash}`,
        compress: false,
        async *content() {
          for await (const piece of files.read(hash)) {
            check();
            yield Buffer.from(piece);
          }
        },
      })),
  ];
}
