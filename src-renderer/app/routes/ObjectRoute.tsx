import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useRef } from 'react';
import { orpc } from '../../api/orpc';
import { CustomRecordView, ObjectScreen } from '../../features/objects';
import { NotFoundScreen } from './NotFoundScreen';
import { recordParts } from './record-parts';

/** The list of an object, and a record beside it; the list stays where it is while records are opened and closed. */
export function ObjectRoute() {
  const { objectId, id } = useParams({ strict: false });
  const navigate = useNavigate();
  const { data, isError } = useQuery({
    ...orpc.objects.get.queryOptions({ input: { id: id ?? '' } }),
    enabled: id !== undefined,
  });
  const custom = id !== undefined && data?.id === id ? data : null;
  // Until it is known of which object a record is, the list on the screen is taken for its own.
  const latest = useRef<string>(undefined);
  const shown = objectId ?? custom?.objectId ?? latest.current;
  latest.current = shown;
  if (id !== undefined && isError) return <NotFoundScreen />;
  if (shown === undefined) return null;
  return (
    <ObjectScreen
      key={shown}
      objectId={shown}
      openId={id ?? null}
      parts={recordParts}
      record={
        custom && (
          <CustomRecordView
            key={custom.id}
            custom={custom}
            parts={recordParts}
            onClose={() => void navigate({ to: '/objects/$objectId', params: { objectId: shown } })}
          />
        )
      }
    />
  );
}
