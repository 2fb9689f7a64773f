import accounts from '../../../resources/locales/en/accounts.json';
import bin from '../../../resources/locales/en/bin.json';
import common from '../../../resources/locales/en/common.json';
import companies from '../../../resources/locales/en/companies.json';
import connections from '../../../resources/locales/en/connections.json';
import contacts from '../../../resources/locales/en/contacts.json';
import deals from '../../../resources/locales/en/deals.json';
import diagnostics from '../../../resources/locales/en/diagnostics.json';
import duplicates from '../../../resources/locales/en/duplicates.json';
import error from '../../../resources/locales/en/error.json';
import fields from '../../../resources/locales/en/fields.json';
import files from '../../../resources/locales/en/files.json';
import history from '../../../resources/locales/en/history.json';
import imports from '../../../resources/locales/en/imports.json';
import lines from '../../../resources/locales/en/lines.json';
import network from '../../../resources/locales/en/network.json';
import notifications from '../../../resources/locales/en/notifications.json';
import objects from '../../../resources/locales/en/objects.json';
import operation from '../../../resources/locales/en/operation.json';
import operations from '../../../resources/locales/en/operations.json';
import palette from '../../../resources/locales/en/palette.json';
import party from '../../../resources/locales/en/party.json';
import pipelines from '../../../resources/locales/en/pipelines.json';
import practice from '../../../resources/locales/en/practice.json';
import products from '../../../resources/locales/en/products.json';
import reports from '../../../resources/locales/en/reports.json';
import safety from '../../../resources/locales/en/safety.json';
import settings from '../../../resources/locales/en/settings.json';
import shell from '../../../resources/locales/en/shell.json';
import shortcuts from '../../../resources/locales/en/shortcuts.json';
import tasks from '../../../resources/locales/en/tasks.json';
import toast from '../../../resources/locales/en/toast.json';
import today from '../../../resources/locales/en/today.json';
import tour from '../../../resources/locales/en/tour.json';
import vault from '../../../resources/locales/en/vault.json';
import views from '../../../resources/locales/en/views.json';
import welcome from '../../../resources/locales/en/welcome.json';

/** English: the language the keys' types are taken from. Each file is one top-level key. */
export const en = {
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

type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };
/** What every language has to offer. */
export type Words = Same<typeof en>;
