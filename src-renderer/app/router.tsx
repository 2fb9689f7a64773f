import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { client } from '../api/transport';
import { CrashScreen } from './routes/CrashScreen';
import { NotFoundScreen } from './routes/NotFoundScreen';
import { TodayRoute } from './routes/TodayRoute';
import { Shell } from './shell/Shell';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundScreen, errorComponent: CrashScreen });

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async () => {
    const { count } = await client.contacts.count({ filter: {} });
    throw redirect({ to: count > 0 ? '/today' : '/contacts', replace: true });
  },
});

const today = createRoute({
  getParentRoute: () => root,
  path: '/today',
  component: TodayRoute,
});

const contacts = createRoute({
  getParentRoute: () => root,
  path: '/contacts',
  /** `?add=true` opens the form of a new contact. */
  validateSearch: ({ add }: Record<string, unknown>): { add?: true } => (add === true ? { add } : {}),
  component: lazyRouteComponent(() => import('./routes/ContactsRoute'), 'ContactsRoute'),
});
const contact = createRoute({ getParentRoute: () => contacts, path: '$id' });

const companies = createRoute({
  getParentRoute: () => root,
  path: '/companies',
  component: lazyRouteComponent(() => import('./routes/CompaniesRoute'), 'CompaniesRoute'),
});
const company = createRoute({ getParentRoute: () => companies, path: '$id' });

const tasks = createRoute({
  getParentRoute: () => root,
  path: '/tasks',
  component: lazyRouteComponent(() => import('./routes/TasksRoute'), 'TasksRoute'),
});
const task = createRoute({ getParentRoute: () => tasks, path: '$id' });
const products = createRoute({
  getParentRoute: () => root,
  path: '/products',
  component: lazyRouteComponent(() => import('./routes/ProductsRoute'), 'ProductsRoute'),
});
const product = createRoute({ getParentRoute: () => products, path: '$id' });
const deals = createRoute({
  getParentRoute: () => root,
  path: '/deals',
  component: lazyRouteComponent(() => import('./routes/DealsRoute'), 'DealsRoute'),
});
const deal = createRoute({ getParentRoute: () => deals, path: '$id' });

const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  component: lazyRouteComponent(() => import('../features/reports'), 'ReportsScreen'),
});
const objects = createRoute({
  getParentRoute: () => root,
  id: 'objects',
  component: lazyRouteComponent(() => import('./routes/ObjectRoute'), 'ObjectRoute'),
});
const object = createRoute({ getParentRoute: () => objects, path: '/objects/$objectId' });
const customRecord = createRoute({ getParentRoute: () => objects, path: '/custom/$id' });

const duplicates = createRoute({
  getParentRoute: () => root,
  path: '/duplicates',
  component: lazyRouteComponent(() => import('./routes/DuplicatesRoute'), 'DuplicatesRoute'),
});
const duplicatePair = createRoute({ getParentRoute: () => duplicates, path: '$leftId/$rightId' });

const bin = createRoute({
  getParentRoute: () => root,
  path: '/bin',
  component: lazyRouteComponent(() => import('../features/bin'), 'BinScreen'),
});
const history = createRoute({
  getParentRoute: () => root,
  path: '/history',
  component: lazyRouteComponent(() => import('./routes/HistoryRoute'), 'HistoryRoute'),
});
const notifications = createRoute({
  getParentRoute: () => root,
  path: '/notifications',
  component: lazyRouteComponent(() => import('./routes/NotificationsRoute'), 'NotificationsRoute'),
});
const imports = createRoute({
  getParentRoute: () => root,
  path: '/import',
  component: lazyRouteComponent(() => import('./routes/ImportRoute'), 'ImportRoute'),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/SettingsScreen'), 'SettingsScreen'),
});
const settingsPage = createRoute({ getParentRoute: () => settings, path: '$page' });

/** The screens and their addresses; each screen but the first is its own chunk, so that the first one is quick. */
export const makeRouter = () =>
  createRouter({
    routeTree: root.addChildren([
      start,
      today,
      contacts.addChildren([contact]),
      companies.addChildren([company]),
      tasks.addChildren([task]),
      products.addChildren([product]),
      deals.addChildren([deal]),
      reports,
      objects.addChildren([object, customRecord]),
      duplicates.addChildren([duplicatePair]),
      bin,
      history,
      notifications,
      imports,
      settings.addChildren([settingsPage]),
    ]),
    defaultPreload: 'intent',
    defaultPendingMs: 200,
  });

export type AppRouter = ReturnType<typeof makeRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
