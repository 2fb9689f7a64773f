import { app } from './app';
import { companies } from './companies';
import { connections } from './connections';
import { contacts } from './contacts';
import { events } from './events';
import { files } from './files';
import { history, operations } from './history';
import { imports } from './imports';
import { network } from './network';
import { notifications } from './notifications';
import { parties } from './parties';
import { search } from './search';
import { vault } from './vault';

/** Every procedure of Praxis, declared once and carried over every door. */
export const contract = {
  app,
  vault,
  contacts,
  companies,
  parties,
  connections,
  files,
  search,
  history,
  operations,
  network,
  notifications,
  imports,
  events,
};
