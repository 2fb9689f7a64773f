import { QueryClient } from '@tanstack/react-query';
import { failureOf } from './errors';

/**
 * The core tells what changed, so nothing goes stale by time and nothing is asked again on focus. Only a shut door
 * is tried again; an answer that is an error stays one.
 */
export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
        retry: (count, error) => failureOf(error).code === 'offline' && count < 3,
        retryDelay: (attempt) => 200 * 2 ** attempt,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
