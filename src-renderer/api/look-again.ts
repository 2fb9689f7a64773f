import { useQueryClient } from '@tanstack/react-query';
import { failureOf } from './errors';
import { orpc } from './orpc';

/** After a failure that is about the store and not about what was typed: asks how the store is, so that its screen shows. */
export function useLookAgain(): (error: unknown) => void {
  const queryClient = useQueryClient();
  return (error) => {
    const { code } = failureOf(error);
    if (code === 'storage' || code === 'conflict') {
      void queryClient.invalidateQueries({ queryKey: orpc.vault.status.key() });
    }
  };
}
