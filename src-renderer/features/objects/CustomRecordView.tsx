import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomRecord } from '../../../src-shared/contract/objects';
import { orpc } from '../../api/orpc';
import { useRecent } from '../../api/recent';
import { useRecord } from '../../api/record';
import { client } from '../../api/transport';
import { useErrorToast, useUndoToast } from '../../api/undo';
import { Avatar } from '../../ui/Avatar';
import { InlineText } from '../../ui/edit/InlineText';
import { Field, Fields } from '../../ui/record/Fields';
import type { RecordParts } from '../../ui/record/parts';
import { RecordBody } from '../../ui/record/RecordBody';
import { RecordFrame } from '../../ui/record/RecordFrame';
import { Tags } from '../../ui/record/Tags';
import { objectIcons } from './icons';

/** One record of an object, beside its list. */
export function CustomRecordView({
  custom,
  onClose,
  parts,
}: {
  custom: CustomRecord;
  onClose: () => void;
  parts: RecordParts;
}) {
  const { t } = useTranslation();
  const { id, name, objectId, binnedAt } = custom;
  const record = useRecord(id);
  const queryClient = useQueryClient();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const { data: objects } = useQuery(orpc.objects.list.queryOptions());
  const object = objects?.find((one) => one.id === objectId);
  const singular = object?.singular ?? '';
  const seen = useRecent((state) => state.seen);
  useEffect(() => {
    if (binnedAt === null) seen({ kind: 'custom', id, title: name, subtitle: singular, photo: '' });
  }, [seen, id, name, singular, binnedAt]);
  const Icon = objectIcons[object?.icon ?? 'folder'];
  const done = (act: Promise<{ operationId: number }>, what: 'binned' | 'restored', after?: () => void) =>
    void act.then(({ operationId }) => {
      after?.();
      undoToast(t(`objects.saved.${what}`, { name }), operationId);
    }, onError);
  return (
    <RecordFrame label={name} onClose={onClose}>
      <RecordBody
        record={custom}
        picture={<Avatar initials={<Icon size={20} stroke={1.5} />} seed={objectId} photo="" size={40} />}
        title={
          <InlineText
            label={t('objects.recordName')}
            value={name}
            onSave={async (typed) => {
              const saved = await client.objects.renameRecord({ id, name: typed });
              queryClient.setQueryData(orpc.objects.get.queryKey({ input: { id } }), saved);
              undoToast(t('objects.saved.edited', { name: saved.name }));
            }}
            errorText={record.errorText}
          />
        }
        subtitle={singular}
        onBin={() => done(client.objects.bin({ objectId, selection: { ids: [id] } }), 'binned', onClose)}
        onRestore={() => done(client.objects.restore({ id }), 'restored')}
        notes={record.notes}
        timeline={record.timeline}
      >
        <parts.Fields recordId={id} isBinned={binnedAt !== null} />
        <Fields>
          <Field name={t('party.tag.title')}>
            <Tags tags={custom.tags} {...record.tags} />
          </Field>
        </Fields>
        <parts.Files recordId={id} isBinned={binnedAt !== null} />
      </RecordBody>
    </RecordFrame>
  );
}
