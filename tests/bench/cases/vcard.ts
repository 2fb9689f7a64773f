import path from 'node:path';
import { serveEveryDoor } from '../../support/doors';
import { addressBook, cardBook } from '../data';
import { type Figure, figure } from '../figures';
import { openCore } from '../store-files';
import { importFile } from './import';

/** Seconds the import of a file into an empty store takes, from its reading on. */
async function seconds(dataFolder: string, fileName: string, text: string): Promise<number> {
  const core = await openCore(dataFolder);
  const doors = await serveEveryDoor(core);
  const { client, cut } = await doors.open('MessagePort');
  const began = performance.now();
  await importFile(client, fileName, text);
  const taken = (performance.now() - began) / 1000;
  cut();
  await doors.close();
  await core.stop();
  return taken;
}

/** A book of `count` people as vCards, against the same people as CSV. */
export async function vcardCase(work: string, count: number): Promise<Figure> {
  const bare = await seconds(path.join(work, 'csv'), 'address-book.csv', addressBook(count));
  const value = await seconds(path.join(work, 'vcard'), 'address-book.vcf', cardBook(count));
  const limit = 1.5 * bare;
  const goal = `${count.toLocaleString('en')} cards ≤ 1.5× the same as CSV`;
  return figure({ name: 'import.vcard', value, unit: 's', goal, limit, limitWhat: '1.5 × the CSV import', bare });
}
