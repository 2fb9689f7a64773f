import accounts from '../../../resources/locales/de/accounts.json';
import bin from '../../../resources/locales/de/bin.json';
import common from '../../../resources/locales/de/common.json';
import companies from '../../../resources/locales/de/companies.json';
import connections from '../../../resources/locales/de/connections.json';
import contacts from '../../../resources/locales/de/contacts.json';
import deals from '../../../resources/locales/de/deals.json';
import diagnostics from '../../../resources/locales/de/diagnostics.json';
import duplicates from '../../../resources/locales/de/duplicates.json';
import error from '../../../resources/locales/de/error.json';
import fields from '../../../resources/locales/de/fields.json';
import files from '../../../resources/locales/de/files.json';
import history from '../../../resources/locales/de/history.json';
import imports from '../../../resources/locales/de/imports.json';
import lines from '../../../resources/locales/de/lines.json';
import network from '../../../resources/locales/de/network.json';
import notifications from '../../../resources/locales/de/notifications.json';
import objects from '../../../resources/locales/de/objects.json';
import operation from '../../../resources/locales/de/operation.json';
import operations from '../../../resources/locales/de/operations.json';
import palette from '../../../resources/locales/de/palette.json';
import party from '../../../resources/locales/de/party.json';
import pipelines from '../../../resources/locales/de/pipelines.json';
import practice from '../../../resources/locales/de/practice.json';
import products from '../../../resources/locales/de/products.json';
import reports from '../../../resources/locales/de/reports.json';
import safety from '../../../resources/locales/de/safety.json';
import settings from '../../../resources/locales/de/settings.json';
import shell from '../../../resources/locales/de/shell.json';
import shortcuts from '../../../resources/locales/de/shortcuts.json';
import tasks from '../../../resources/locales/de/tasks.json';
import toast from '../../../resources/locales/de/toast.json';
import today from '../../../resources/locales/de/today.json';
import tour from '../../../resources/locales/de/tour.json';
import vault from '../../../resources/locales/de/vault.json';
import views from '../../../resources/locales/de/views.json';
import welcome from '../../../resources/locales/de/welcome.json';

import type { Words } from './en';

/** German. The type makes a missing key fail to compile. */
export const de: Words = {
  accounts,
  bin,
  common,
  companies,
  connections,
  contacts,
  deals,
  diagnostics,
  duplicates,
  error,
  fields,
  files,
  history,
  imports,
  lines,
  network,
  notifications,
  objects,
  operation,
  operations,
  palette,
  party,
  pipelines,
  practice,
  products,
  reports,
  safety,
  settings,
  shell,
  shortcuts,
  tasks,
  toast,
  today,
  tour,
  vault,
  views,
  welcome,
};
