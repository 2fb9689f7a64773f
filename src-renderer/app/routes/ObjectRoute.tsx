import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { orpc } from '../../api/orpc';
import { CustomRecordView, ObjectScreen } from '../../features/objects';
import { NotFoundScreen } from './NotFoundScreen';
import { recordParts } from './record-parts';

/** The list of an object. */
export function ObjectRoute() {
  const { objectId = '' } = useParams({ strict: false });
  return <ObjectScreen key={objectId} objectId={objectId} openId={null} record={null} parts={recordParts} />;
}

/** A record of an object, beside the list it is in. */
export function CustomRecordRoute() {
  const { id = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const { data, isError } = useQuery(orpc.objects.get.queryOptions({ input: { id } }));
  if (isError) return <NotFoundScreen />;
  if (!data) return null;
  const { objectId } = data;
  return (
    <ObjectScreen
      key={objectId}
      objectId={objectId}
      openId={id}
      parts={recordParts}
      record={
        <CustomRecordView
          key={id}
          custom={data}
          parts={recordParts}
          onClose={() => void navigate({ to: '/objects/$objectId', params: { objectId } })}
        />
      }
    />
  );
}
