import { type Attachment, maxPhotoSize, pieceSize } from '../../../src-shared/contract/files';
import { sniffType } from '../../../src-shared/domain/file-type';
import { AppError } from '../../../src-shared/errors';
import type { FeatureContext } from '../../platform/feature';
import type { FileStore } from '../../platform/files/file-store';
import { partyAct } from '../parties';
import { recordAct } from '../records';
import { attachBytes, attachmentOf, checkName, updateAttachment } from './attachments';
import { setPhoto } from './photo';

/** A content's type by its first bytes, and its size. Fails: `not_found`; `storage` (reason `corrupt`). */
export async function sniffed(files: FileStore, hash: string): Promise<{ mediaType: string; size: number }> {
  const { size } = files.stat(hash);
  for await (const piece of files.read(hash)) return { mediaType: sniffType(piece), size };
  return { mediaType: 'text/plain', size };
}

/** Files of records, photos of contacts and companies. Each function is one undoable act. */
export function filesService(context: FeatureContext) {
  const { files } = context;
  const act = recordAct(context);
  const photoAct = partyAct(context);

  return {
    async attach({
      recordId,
      hash,
      name: given,
    }: {
      recordId: string;
      hash: string;
      name: string;
    }): Promise<Attachment> {
      const name = checkName(given);
      const facts = await sniffed(files, hash);
      return act('file.attached', recordId, (tx) =>
        attachmentOf(tx.db, recordId, attachBytes(tx, recordId, { hash, name, ...facts })),
      );
    },

    rename({ recordId, id, name: given }: { recordId: string; id: string; name: string }): Attachment {
      const name = checkName(given);
      return act('file.renamed', recordId, (tx) => {
        if (attachmentOf(tx.db, recordId, id).name !== name) updateAttachment(tx, id, { name });
        return attachmentOf(tx.db, recordId, id);
      });
    },

    remove: ({ recordId, id }: { recordId: string; id: string }): { operationId: number } =>
      act('file.removed', recordId, (tx) => {
        updateAttachment(tx, attachmentOf(tx.db, recordId, id).id, { deletedAt: tx.at });
        return { operationId: tx.operation };
      }),

    /** Pieces of a content as a client asks for them. */
    async content({ hash, offset }: { hash: string; offset: number }): Promise<File> {
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      let size = 0;
      for await (const piece of files.read(hash, offset)) {
        const part = piece.subarray(0, pieceSize - size);
        pieces.push(new Uint8Array(part));
        size += part.length;
        if (size === pieceSize) break;
      }
      // The type is left open: nothing that fetches this may take it for a page.
      return new File(pieces, 'content', { type: 'application/octet-stream' });
    },

    /** Fails: `validation` (reason `photo.kind`, `photo.tooLarge`). */
    async setPhoto({ partyId, hash }: { partyId: string; hash: string }): Promise<{ operationId: number }> {
      const { mediaType, size } = await sniffed(files, hash);
      if (!/^image\/(png|jpeg|webp|gif)$/.test(mediaType)) {
        throw new AppError('validation', 'no photo', { field: 'hash', reason: 'photo.kind' });
      }
      if (size > maxPhotoSize) {
        throw new AppError('validation', 'too large', { field: 'hash', reason: 'photo.tooLarge' });
      }
      return photoAct('photo.set', partyId, (tx, { kind, id }) => {
        setPhoto(tx, kind, id, hash);
        return { operationId: tx.operation };
      });
    },

    removePhoto: ({ partyId }: { partyId: string }): { operationId: number } =>
      photoAct('photo.removed', partyId, (tx, { kind, id }) => {
        setPhoto(tx, kind, id, '');
        return { operationId: tx.operation };
      }),
  };
}
