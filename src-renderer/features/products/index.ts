export { DealLines } from './DealLines';
export { ProductsScreen } from './ProductsScreen';
