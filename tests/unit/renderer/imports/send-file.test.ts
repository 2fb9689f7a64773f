import { ORPCError } from '@orpc/client';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieceSize, sendFile, type UploadClient } from '../../../../src-renderer/features/imports/upload';

const importId = '0190f0a0-0000-7000-8000-000000000009';
const offline = () => new ORPCError('offline', { message: 'The core does not answer.' });

/** A core that keeps what it is given, and whose door shuts before or after the pieces that `faults` name. */
function receiver(faults: ReadonlyMap<number, 'before' | 'after'> = new Map()) {
  const pieces: Blob[] = [];
  let received = 0;
  let calls = 0;
  const imports: UploadClient = {
    begin: async () => ({ importId }),
    append: async ({ offset, data }) => {
      const fault = faults.get(calls++);
      if (fault === 'before') throw offline();
      if (data.size > pieceSize) throw new ORPCError('validation');
      if (offset > received) throw new ORPCError('conflict');
      if (offset === received) {
        pieces.push(data);
        received += data.size;
      }
      if (fault === 'after') throw offline();
      return { received };
    },
  };
  return { imports, bytes: async () => new Uint8Array(await new Blob(pieces).arrayBuffer()) };
}

const fileOf = (size: number) => new File([Uint8Array.from({ length: size }, (_, at) => at % 251)], 'people.csv');
const watch = (signal = new AbortController().signal) => {
  const seen: number[] = [];
  return { seen, signal, onBegun: () => undefined, onReceived: (bytes: number) => void seen.push(bytes) };
};

describe('handing a file over', () => {
  it('sends it in pieces of at most 1 MiB and tells how far it got', async () => {
    const { imports, bytes } = receiver();
    const file = fileOf(2 * pieceSize + 5);
    const progress = watch();
    expect(await sendFile(file, imports, progress)).toBe(importId);
    expect(progress.seen).toEqual([pieceSize, 2 * pieceSize, 2 * pieceSize + 5]);
    expect(await bytes()).toEqual(new Uint8Array(await file.arrayBuffer()));
  });

  it('sends an empty file as nothing, for the core to say that it is empty', async () => {
    const { imports } = receiver();
    const progress = watch();
    expect(await sendFile(fileOf(0), imports, progress)).toBe(importId);
    expect(progress.seen).toEqual([]);
  });

  it('arrives whole when single pieces or answers get lost', async () => {
    const faults = fc.uniqueArray(fc.tuple(fc.nat(7), fc.constantFrom('before' as const, 'after' as const)), {
      selector: ([at]) => at,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(faults, fc.integer({ min: 1, max: 3 * pieceSize }), async (lost, size) => {
        const { imports, bytes } = receiver(new Map(lost));
        const file = fileOf(size);
        await sendFile(file, imports, watch());
        expect((await bytes()).length).toBe(size);
      }),
      { numRuns: 25 },
    );
  });

  it('gives up when the core stays away', async () => {
    const { imports } = receiver(new Map([0, 1, 2, 3].map((at) => [at, 'before'])));
    await expect(sendFile(fileOf(10), imports, watch())).rejects.toMatchObject({ code: 'offline' });
  });

  it('does not repeat what the core refuses', async () => {
    let calls = 0;
    const imports: UploadClient = {
      begin: async () => ({ importId }),
      append: async () => {
        calls += 1;
        throw new ORPCError('storage');
      },
    };
    await expect(sendFile(fileOf(10), imports, watch())).rejects.toMatchObject({ code: 'storage' });
    expect(calls).toBe(1);
  });

  it('stops between two pieces when it is cancelled', async () => {
    const { imports } = receiver();
    const leaving = new AbortController();
    const progress = watch(leaving.signal);
    const sent = sendFile(fileOf(3 * pieceSize), imports, { ...progress, onReceived: () => leaving.abort() });
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
  });
});
