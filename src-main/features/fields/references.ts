import type { CustomField } from '../../../src-shared/contract/fields';
import { readFormula } from './formula';

/** The fields a computed field looks at. */
export function dependenciesOf({ type, config }: Pick<CustomField, 'type' | 'config'>): string[] {
  if (type === 'rollup') return config.of ? [config.of] : [];
  if (type !== 'formula') return [];
  const { fields, asks } = readFormula(config.expression ?? '');
  return [...new Set([...fields.values(), ...asks.values()])];
}
