import { useParams } from '@tanstack/react-router';
import { CompaniesScreen } from '../../features/companies';

export function CompaniesRoute() {
  const { id } = useParams({ strict: false });
  return <CompaniesScreen openId={id ?? null} />;
}
