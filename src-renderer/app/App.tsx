import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { smallPictures } from '../api/pictures';
import { Pictures } from '../ui/pictures';
import { cssVariables, theme } from '../ui/theme/theme';
import classes from './App.module.css';
import { Gate } from './Gate';
import type { AppRouter } from './router';

/** The whole renderer: theme, queries, the gate of the store, then the screens. */
export function App({ queryClient, router }: { queryClient: QueryClient; router: AppRouter }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <Gate onPlace={(place) => void router.navigate({ href: place })}>
          <Pictures value={smallPictures}>
            <RouterProvider router={router} />
          </Pictures>
        </Gate>
        <Notifications
          className={classes.toasts}
          position="bottom-center"
          limit={1}
          transitionDuration={120}
          containerWidth="100%"
        />
      </QueryClientProvider>
    </MantineProvider>
  );
}
