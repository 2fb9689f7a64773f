import { create } from 'zustand';
import type { Attachment } from '../../../src-shared/contract/files';
import { sendContent } from '../../api/send-content';
import { client } from '../../api/transport';

/** A file on its way to a record; `error` when it did not get there. Sizes in bytes. */
export interface Upload {
  readonly id: number;
  readonly recordId: string;
  readonly file: File;
  readonly received: number;
  readonly error: unknown;
  readonly cancel: () => void;
}

interface FilesView {
  readonly uploads: readonly Upload[];
}

/** Files on their way: they go on while the record is left. */
export const useFiles = create<FilesView>(() => ({ uploads: [] }));

let count = 0;
let turn: Promise<unknown> = Promise.resolve();

const change = (id: number, patch: Partial<Upload>) =>
  useFiles.setState(({ uploads }) => ({
    uploads: uploads.map((upload) => (upload.id === id ? { ...upload, ...patch } : upload)),
  }));

export const dropUpload = (id: number) =>
  useFiles.setState(({ uploads }) => ({ uploads: uploads.filter((upload) => upload.id !== id) }));

/** Attaches files to a record, one after the other; `onAttached` is told of each. */
export function attachFiles(recordId: string, files: readonly File[], onAttached: (file: Attachment) => void): void {
  for (const file of files) {
    const leaving = new AbortController();
    const { signal } = leaving;
    const id = ++count;
    const cancel = () => {
      leaving.abort();
      dropUpload(id);
    };
    const upload: Upload = { id, recordId, file, received: 0, error: null, cancel };
    useFiles.setState(({ uploads }) => ({ uploads: [...uploads, upload] }));
    turn = turn.then(async () => {
      if (signal.aborted) return;
      try {
        const hash = await sendContent(file, { signal, onReceived: (received) => change(id, { received }) });
        onAttached(await client.files.attach({ recordId, hash, name: file.name.slice(-500) }));
        dropUpload(id);
      } catch (error) {
        if (!signal.aborted) change(id, { error: error ?? new Error('not sent') });
      }
    });
  }
}
