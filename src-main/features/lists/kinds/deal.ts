import { worth } from '../../deals/schema';
import { type ListSpec, ownerName } from '../list-spec';
import { openTasks } from './task';

/** The place of a deal's stage: by pipelines, then by their stages. */
const stagePlace = `ifnull((SELECT q.position || ' ' || s.position || ' ' || s.id FROM stage s
  JOIN pipeline q ON q.id = s.pipeline_id WHERE s.id = c.stage_id), '')`;
const stageName = '(SELECT s.name FROM stage s WHERE s.id = c.stage_id)';
const companyName = '(SELECT k.name FROM company k WHERE k.id = c.company_id)';
const companyKey = "ifnull((SELECT k.name_key FROM company k WHERE k.id = c.company_id), '')";

export const dealList: ListSpec = {
  kind: 'deal',
  table: 'deal',
  nameKey: 'name_key',
  merges: false,
  sorts: {
    name: { key: 'name_key', kind: 'text' },
    stage: { key: stagePlace, kind: 'text' },
    amount: { key: worth, kind: 'known' },
    company: { key: companyKey, kind: 'text' },
    expectedClose: { key: 'expected_close', kind: 'known' },
    owner: { key: 'owner_id', kind: 'owner' },
    createdAt: { key: 'created_at', kind: 'number' },
    updatedAt: { key: 'updated_at', kind: 'number' },
  },
  groups: { stage: stageName, company: companyName, owner: ownerName },
  fields: {
    title: { type: 'text', columns: ['name_key'], searched: true },
    amount: { type: 'money', column: 'amount', currency: 'currency', bare: true },
    currency: { type: 'id', column: 'currency', bare: true },
    pipeline: { type: 'id', column: 'pipeline_id', bare: true },
    stage: { type: 'id', column: 'stage_id' },
    status: { type: 'id', column: 'status', bare: true },
    expectedClose: { type: 'day', column: 'expected_close', bare: true },
    company: { type: 'id', column: 'company_id' },
    owner: { type: 'user', column: 'owner_id' },
    stageSince: { type: 'instant', column: 'stage_since', bare: true },
    createdAt: { type: 'instant', column: 'created_at' },
    updatedAt: { type: 'instant', column: 'updated_at' },
    tag: { type: 'tag' },
  },
  relations: {
    company: { to: 'company', own: 'company_id' },
    people: { to: 'contact', through: 'deal_contact', mine: 'deal_id', other: 'contact_id' },
    openTasks,
  },
};

/** Of a deal that is neither won nor lost. */
export const isOpen = (alias: string): string => `${alias}.status = 'open'`;
