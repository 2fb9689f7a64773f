import * as z from 'zod';
import { id, instant, line, operationId, procedure } from './base';

/** SHA-256 (FIPS 180-4) of a content, in lower-case hex. */
export const fileHash = z.string().regex(/^[0-9a-f]{64}$/);

/** Bytes a file may have at the most. */
export const maxFileSize = 2 * 1024 ** 3;

/** Bytes of one piece at the most, on its way in and out. */
export const pieceSize = 1024 * 1024;

/** Bytes a photo may have at the most. */
export const maxPhotoSize = 5 * 1024 * 1024;

/**
 * A file of a record. `mediaType` is what it is by its first bytes, and `kind` how that can be shown;
 * `isDisguised` says that its name claims something else, `canAct` that opening it could run something.
 */
export const attachment = z.object({
  id,
  hash: fileHash,
  name: z.string(),
  mediaType: z.string(),
  kind: z.enum(['image', 'pdf', 'text', 'other']),
  size: z.int().min(0),
  isDisguised: z.boolean(),
  canAct: z.boolean(),
  createdAt: instant,
  createdBy: z.string(),
});
export type Attachment = z.infer<typeof attachment>;

/** `small`: 96 × 96 pixels for lists; `large`: within 480 × 480 for the files of a record. */
export const thumbnailSize = z.enum(['small', 'large']);
export type ThumbnailSize = z.infer<typeof thumbnailSize>;

const upload = z.object({ uploadId: id });
const record = z.object({ recordId: id });
const party = z.object({ partyId: id });

/** Files of records, and photos of contacts and companies. Contents are kept by their hash, never executed. */
export const files = {
  /** Begins to hand over a content of `size` bytes. Fails: `validation` (reason `file.tooLarge`); `busy` with 20 at once. */
  begin: procedure
    .route({ method: 'POST', path: '/files/uploads' })
    .input(z.object({ size: z.int().min(0) }))
    .output(upload),
  /**
   * Adds a piece (at most 1 MiB) at `offset`, which must be what was received so far; a repeated piece is ignored.
   * Fails: `conflict` (reason `file.offset`, with `received`); `not_found` after an hour's rest or a restart; `storage`.
   */
  append: procedure
    .route({ method: 'POST', path: '/files/uploads/append' })
    .input(upload.extend({ offset: z.coerce.number<number>().int().min(0), data: z.file().max(pieceSize) }))
    .output(z.object({ received: z.int() })),
  /** Ends a hand-over: the content is on the disk. What no row names is gone after a day. Fails: `conflict` (reason `file.offset`). */
  finish: procedure
    .route({ method: 'POST', path: '/files/uploads/finish' })
    .input(upload)
    .output(z.object({ hash: fileHash, size: z.int() })),
  /** Forgets a hand-over. One that has ended is fine too. */
  cancel: procedure.route({ method: 'POST', path: '/files/uploads/cancel' }).input(upload).output(z.object({})),
  /** Names a content as a file of a record. The name loses folders, controls and direction marks. */
  attach: procedure
    .route({ method: 'POST', path: '/files' })
    .input(record.extend({ hash: fileHash, name: line }))
    .output(attachment),
  list: procedure.route({ method: 'GET', path: '/records/{recordId}/files' }).input(record).output(z.array(attachment)),
  /** Fails: `validation` (field `name`, reason `required`) when nothing is left of the name. */
  rename: procedure
    .route({ method: 'POST', path: '/files/rename' })
    .input(record.extend({ id, name: line }))
    .output(attachment),
  /** Takes a file from a record; undo brings it back within 30 days. */
  remove: procedure
    .route({ method: 'POST', path: '/files/remove' })
    .input(record.extend({ id }))
    .output(z.object({ operationId })),
  /** A piece of a content, of at most 1 MiB, from byte `offset` on; empty behind its end. Fails: `not_found`; `storage` (reason `corrupt`). */
  content: procedure
    .route({ method: 'POST', path: '/files/content' })
    .input(z.object({ hash: fileHash, offset: z.int().min(0).default(0) }))
    .output(z.file()),
  /** Makes a content the photo. Fails: `validation` (reason `photo.kind`, `photo.tooLarge`) unless it is a PNG, JPEG, WebP or GIF of at most 5 MiB. */
  setPhoto: procedure
    .route({ method: 'POST', path: '/files/photo' })
    .input(party.extend({ hash: fileHash }))
    .output(z.object({ operationId })),
  removePhoto: procedure
    .route({ method: 'POST', path: '/files/photo/remove' })
    .input(party)
    .output(z.object({ operationId })),
  /** The thumbnails that were made, each a picture as base64, or '' where none could be made of the content. */
  thumbnails: procedure
    .route({ method: 'POST', path: '/files/thumbnails' })
    .input(z.object({ size: thumbnailSize, hashes: z.array(fileHash).min(1).max(100) }))
    .output(z.array(z.object({ hash: fileHash, data: z.string() }))),
  /**
   * Keeps a thumbnail that the window made of a content: PNG, JPEG or WebP as base64, or '' when none can be made.
   * Fails: `validation` (reason `thumbnail.kind`); `not_found` where there is no such content.
   */
  saveThumbnail: procedure
    .route({ method: 'POST', path: '/files/thumbnails/save' })
    .input(z.object({ size: thumbnailSize, hash: fileHash, data: z.union([z.literal(''), z.base64().max(120_000)]) }))
    .output(z.object({})),
};
