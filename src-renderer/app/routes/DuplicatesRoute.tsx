import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import { DuplicatesScreen } from '../../features/duplicates/DuplicatesScreen';

export function DuplicatesRoute() {
  const navigate = useNavigate();
  const { leftId, rightId } = useParams({ strict: false });
  const onClose = useCallback(() => void navigate({ to: '/duplicates' }), [navigate]);
  return (
    <DuplicatesScreen
      open={leftId === undefined || rightId === undefined ? null : { leftId, rightId }}
      onOpen={(pair, isInstead) =>
        void navigate({
          to: '/duplicates/$leftId/$rightId',
          params: { leftId: pair.leftId, rightId: pair.rightId },
          replace: isInstead,
        })
      }
      onClose={onClose}
    />
  );
}
