import { type Attachment, maxPhotoSize, pieceSize } from '../../../src-shared/contract/files';
import { sniffType } from '../../../src-shared/domain/file-type';
import { AppError } from '../../../src-shared/errors';
import type { LabelKey } from '../../../src-shared/labels';
import type { FeatureContext } from '../../platform/feature';
import type { FileStore } from '../../platform/files/file-store';
import type { Tx } from '../../platform/store/handles';
import { findParty, type PartyRef, partyToChange } from '../parties';
import { attachBytes, attachmentOf, checkName, updateAttachment } from './attachments';
import { setPhoto } from './photo';

/** A content's type by its first bytes, and its size. Fails: `not_found`; `storage` (reason `corrupt`). */
export async function sniffed(files: FileStore, hash: string): Promise<{ mediaType: string; size: number }> {
  const { size } = files.stat(hash);
  for await (const piece of files.read(hash)) return { mediaType: sniffType(piece), size };
  return { mediaType: 'text/plain', size };
}

/** Files and photos of contacts and companies. Each function is one undoable act. */
export function filesService({ store, files, actor }: FeatureContext) {
  /** Fails: `not_found`, and `conflict` (reason `binned`) for a party in the bin. */
  function act<T>(key: LabelKey, partyId: string, work: (tx: Tx, party: PartyRef) => T): T {
    const name = findParty(store.db, partyId)?.name ?? '';
    return store.transact({ label: { key, params: { name } }, actor: actor() }, (tx) =>
      work(tx, partyToChange(tx.db, partyId)),
    );
  }

  return {
    async attach({ partyId, hash, name: given }: { partyId: string; hash: string; name: string }): Promise<Attachment> {
      const name = checkName(given);
      const facts = await sniffed(files, hash);
      return act('file.attached', partyId, (tx) =>
        attachmentOf(tx.db, partyId, attachBytes(tx, partyId, { hash, name, ...facts })),
      );
    },

    rename({ partyId, id, name: given }: { partyId: string; id: string; name: string }): Attachment {
      const name = checkName(given);
      return act('file.renamed', partyId, (tx) => {
        if (attachmentOf(tx.db, partyId, id).name !== name) updateAttachment(tx, id, { name });
        return attachmentOf(tx.db, partyId, id);
      });
    },

    remove: ({ partyId, id }: { partyId: string; id: string }): { operationId: number } =>
      act('file.removed', partyId, (tx) => {
        updateAttachment(tx, attachmentOf(tx.db, partyId, id).id, { deletedAt: tx.at });
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
      return act('photo.set', partyId, (tx, { kind, id }) => {
        setPhoto(tx, kind, id, hash);
        return { operationId: tx.operation };
      });
    },

    removePhoto: ({ partyId }: { partyId: string }): { operationId: number } =>
      act('photo.removed', partyId, (tx, { kind, id }) => {
        setPhoto(tx, kind, id, '');
        return { operationId: tx.operation };
      }),
  };
}
