import { accounts } from './accounts';
import { app } from './app';
import { archive } from './archive';
import { backups } from './backups';
import { bin } from './bin';
import { bulk } from './bulk';
import { companies } from './companies';
import { connections } from './connections';
import { contacts } from './contacts';
import { deals } from './deals';
import { diagnostics } from './diagnostics';
import { duplicates } from './duplicates';
import { events } from './events';
import { fields } from './fields';
import { files } from './files';
import { history, operations } from './history';
import { imports } from './imports';
import { network } from './network';
import { notifications } from './notifications';
import { objects } from './objects';
import { parties } from './parties';
import { pipelines } from './pipelines';
import { practice } from './practice';

import { privacy } from './privacy';
import { lines, products } from './products';
import { records } from './records';
import { reports } from './reports';
import { safety } from './safety';
import { search } from './search';
import { tasks } from './tasks';
import { today } from './today';
import { touch } from './touch';
import { vault } from './vault';
import { views } from './views';
import { welcome } from './welcome';

/** Every procedure of Praxis, declared once and carried over every door. */
export const contract = {
  app,
  vault,
  contacts,
  companies,
  bulk,
  deals,
  pipelines,
  products,
  lines,
  parties,
  records,
  bin,
  reports,
  connections,
  fields,
  files,
  tasks,
  today,
  touch,
  duplicates,
  search,
  history,
  operations,
  network,
  objects,
  notifications,
  imports,
  welcome,
  views,
  practice,
  accounts,
  safety,
  backups,
  archive,
  privacy,
  diagnostics,
  events,
};
