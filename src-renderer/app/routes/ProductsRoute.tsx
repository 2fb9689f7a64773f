import { useParams } from '@tanstack/react-router';
import { ProductsScreen } from '../../features/products';
import { recordParts } from './record-parts';

export function ProductsRoute() {
  const { id } = useParams({ strict: false });
  return <ProductsScreen openId={id ?? null} parts={recordParts} />;
}
