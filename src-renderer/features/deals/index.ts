export { DealsScreen } from './DealsScreen';
export { RecordDeals } from './RecordDeals';
