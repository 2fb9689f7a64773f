import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import type { FeatureContext } from '../../platform/feature';
import { attachmentsOf } from './attachments';
import { journalledFiles } from './collect';
import { filesService } from './service';
import { keepThumbnail, thumbnailsOf } from './thumbnails';
import type { Uploads } from './uploads';

export { attachBytes } from './attachments';
export { collectJob, filesProjection, purgeRemovedFiles, scheduleCollection } from './collect';
export { setPhoto } from './photo';
export { sniffed } from './service';
export { Uploads } from './uploads';

const os = implement(contract).files;

/** Long reads of this feature, by name. */
export const fileReads = { 'files.journalled': journalledFiles };

/** Files and photos of records, photos of contacts and companies, and the thumbnails of both. */
export function filesFeature(context: FeatureContext, uploads: Uploads) {
  const { store } = context;
  const service = filesService(context);
  const done = (work: () => void) => {
    work();
    return {};
  };
  return {
    handlers: {
      begin: os.begin.handler(({ input }) => ({ uploadId: uploads.begin(input.size) })),
      append: os.append.handler(async ({ input }) => {
        const data = new Uint8Array(await input.data.arrayBuffer());
        return { received: await uploads.append(input.uploadId, input.offset, data) };
      }),
      finish: os.finish.handler(({ input }) => uploads.finish(input.uploadId)),
      cancel: os.cancel.handler(({ input }) => done(() => uploads.cancel(input.uploadId))),
      attach: os.attach.handler(({ input }) => service.attach(input)),
      list: os.list.handler(({ input }) => attachmentsOf(store.db, input.recordId)),
      rename: os.rename.handler(({ input }) => service.rename(input)),
      remove: os.remove.handler(({ input }) => service.remove(input)),
      content: os.content.handler(({ input }) => service.content(input)),
      setPhoto: os.setPhoto.handler(({ input }) => service.setPhoto(input)),
      removePhoto: os.removePhoto.handler(({ input }) => service.removePhoto(input)),
      thumbnails: os.thumbnails.handler(({ input }) => thumbnailsOf(store.db, input.size, input.hashes)),
      saveThumbnail: os.saveThumbnail.handler(({ input }) => done(() => keepThumbnail(context, input))),
    },
  };
}
