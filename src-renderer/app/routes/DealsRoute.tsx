import { useParams } from '@tanstack/react-router';
import { DealsScreen } from '../../features/deals';
import { recordParts } from './record-parts';

export function DealsRoute() {
  const { id } = useParams({ strict: false });
  return <DealsScreen openId={id ?? null} parts={recordParts} />;
}
