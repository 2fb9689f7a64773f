import { maxFileSize, pieceSize } from '../../src-shared/contract/files';
import { failureOf } from './errors';
import { client } from './transport';

const attempts = 4;

/** The part of the contract a hand-over needs. */
export type SendClient = Pick<typeof client.files, 'begin' | 'append' | 'finish' | 'cancel'>;

export interface SendOptions {
  signal: AbortSignal;
  onReceived: (bytes: number) => void;
}

/** A file larger than the core takes: told before its first byte is sent. */
export class TooLargeError extends Error {}

/**
 * Hands a content over piece by piece and answers its hash. A piece that got lost on the way is sent again: the core
 * ignores what it has already. Fails like the procedures do, with `TooLargeError`, and with an `AbortError`.
 */
export async function sendContent(
  content: Blob,
  { signal, onReceived }: SendOptions,
  files: SendClient = client.files,
): Promise<string> {
  if (content.size > maxFileSize) throw new TooLargeError();
  const { uploadId } = await files.begin({ size: content.size }, { signal });
  try {
    let received = 0;
    let failures = 0;
    while (received < content.size) {
      signal.throwIfAborted();
      const data = new File([content.slice(received, received + pieceSize)], 'piece');
      try {
        received = (await files.append({ uploadId, offset: received, data }, { signal })).received;
        failures = 0;
        onReceived(received);
      } catch (error) {
        failures += 1;
        if (signal.aborted || failures === attempts || failureOf(error).code !== 'offline') throw error;
      }
    }
    return (await files.finish({ uploadId }, { signal })).hash;
  } catch (error) {
    // One that can't be cancelled is given up by the core itself, after a while.
    void files.cancel({ uploadId }).catch(() => undefined);
    throw error;
  }
}
