import { useParams } from '@tanstack/react-router';
import { CompaniesScreen } from '../../features/companies';
import { recordParts } from './record-parts';

export function CompaniesRoute() {
  const { id } = useParams({ strict: false });
  return <CompaniesScreen openId={id ?? null} parts={recordParts} />;
}
