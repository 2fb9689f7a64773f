import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { AgeStream } from '../../../platform/sealed/age-stream';
import { SealedWriter } from '../../../platform/sealed/sealed-file';
import type { StagedFile } from '../staging';

/** Something to be put into a zip: its name and its bytes, asked for when their turn has come. */
export interface ZipPart {
  name: string;
  compress: boolean;
  content(): AsyncIterable<Uint8Array>;
}

/**
 * Writes a zip (with Zip64 where it must) to a sealed file, part after part, in bounded memory. `passphrase` puts age v1 between
 * the zip and the file. Bytes come from `parts` one part at a time.
 */
export async function writeZip(
  { file, key }: StagedFile,
  parts: Iterable<ZipPart>,
  { mtime, passphrase }: { mtime: Date; passphrase: string | undefined },
): Promise<void> {
  const zip = new ZipFile();
  const sealed = new SealedWriter(file, key);
  const written =
    passphrase === undefined
      ? pipeline(zip.outputStream, sealed)
      : pipeline(zip.outputStream, new AgeStream(passphrase), sealed);
  for (const { name, compress, content } of parts) {
    zip.addReadStreamLazy(name, { mtime, compress, mode: 0o100600 }, (give) => give(null, Readable.from(content())));
  }
  zip.on('error', (error: Error) => sealed.destroy(error));
  zip.end();
  await written;
}
