import { failureOf } from '../../api/errors';
import { client } from '../../api/transport';
import { takeAnalysis, useImport } from './store';

/** What one piece may hold, in bytes: the contract's limit. */
export const pieceSize = 1024 * 1024;

const attempts = 4;

/** The part of the contract an upload needs. */
export type UploadClient = Pick<typeof client.imports, 'begin' | 'append'>;

/**
 * Hands a file over piece by piece and gives the import's id. A piece that got lost on the way is sent again: the core
 * ignores what it has already. Fails like the procedures do, and with an `AbortError` when aborted.
 */
export async function sendFile(
  file: File,
  imports: UploadClient,
  {
    signal,
    onReceived,
    onBegun,
  }: { signal: AbortSignal; onReceived: (bytes: number) => void; onBegun: (importId: string) => void },
): Promise<string> {
  const { importId } = await imports.begin({ fileName: file.name.slice(0, 500), size: file.size }, { signal });
  onBegun(importId);
  let received = 0;
  let failures = 0;
  while (received < file.size) {
    signal.throwIfAborted();
    const data = new File([file.slice(received, received + pieceSize)], file.name);
    try {
      const answer = await imports.append({ importId, offset: received, data }, { signal });
      received = answer.received;
      failures = 0;
      onReceived(received);
    } catch (error) {
      failures += 1;
      if (signal.aborted || failures === attempts || failureOf(error).code !== 'offline') throw error;
    }
  }
  return importId;
}

/** Several vCards, or a folder of them, as one file: cards may follow each other. Null for several of another kind. */
export function oneFile(files: readonly File[]): File | null {
  const [first] = files;
  if (files.length <= 1 || !first) return first ?? null;
  if (!files.every(({ name }) => /\.vcf$/i.test(name))) return null;
  return new File(
    files.flatMap((file) => [file, '\r\n']),
    `${first.name.replace(/\.vcf$/i, '')} +${files.length - 1}.vcf`,
  );
}

/** Takes a file in and looks at it; goes on while the screen is left. */
export async function takeFile(file: File): Promise<void> {
  const leaving = new AbortController();
  const { signal } = leaving;
  const cancel = () => leaving.abort();
  let begun: string | null = null;
  useImport.setState({
    upload: { fileName: file.name, importId: null, size: file.size, received: 0, cancel },
    uploadError: null,
  });
  try {
    const importId = await sendFile(file, client.imports, {
      signal,
      onBegun: (id) => {
        begun = id;
        useImport.setState(({ upload }) => ({ upload: upload === null ? null : { ...upload, importId: id } }));
      },
      onReceived: (received) =>
        useImport.setState(({ upload }) => ({ upload: upload === null ? null : { ...upload, received } })),
    });
    takeAnalysis(await client.imports.analyse({ importId }, { signal }));
    useImport.setState({ upload: null, step: 'columns', tab: 'all', run: null });
  } catch (error) {
    // A discard that fails leaves a temporary file, which the core clears at its next start.
    if (begun !== null) void client.imports.discard({ importId: begun }).catch(() => undefined);
    useImport.setState({ upload: null, uploadError: signal.aborted ? null : error });
  }
}
