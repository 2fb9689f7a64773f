import type { VaultStatus } from '../../../src-shared/contract/vault';
import { KeyStep } from './KeyStep';
import { type Beginning, PlaceStep } from './PlaceStep';
import { useBeforeStore } from './store';

/** What stands where there is no store yet. */
export function FirstScreens({ status, beginnings }: { status: VaultStatus; beginnings: readonly Beginning[] }) {
  const step = useBeforeStore((state) => state.step);
  return step === 'place' ? <PlaceStep beginnings={beginnings} /> : <KeyStep status={status} />;
}
