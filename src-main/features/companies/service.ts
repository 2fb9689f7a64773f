import type * as z from 'zod';
import type { Company, companyPatch } from '../../../src-shared/contract/companies';
import { AppError } from '../../../src-shared/errors';
import type { Tx } from '../../platform/store/handles';
import { type NewValue, writeNewValues } from '../fields';
import { runSelection, type Selection } from '../lists';
import type { PartiesOptions } from '../parties';
import { partyToChange } from '../parties';
import { changedFields, isUser } from '../records';
import { wouldCircle } from './hierarchy';
import { type CompanyFields, ensureCompany, getCompany, insertCompany, updateCompany } from './repository';

type CompanyPatch = z.infer<typeof companyPatch>;
type OwnFields = { [Key in keyof CompanyFields]?: CompanyFields[Key] | undefined };

/** What is given, without blanks around; the name must stay. */
function checked({ name, industry, parentName, ...rest }: CompanyPatch): CompanyPatch {
  if (name?.trim() === '') {
    throw new AppError('validation', 'a company needs a name', { field: 'name', reason: 'required' });
  }
  return { name: name?.trim(), industry: industry?.trim(), parentName: parentName?.trim(), ...rest };
}

/** The fields of the company's own row; a company above that is named is found or made. */
function ownFields(tx: Tx, { parentName, ...fields }: CompanyPatch): OwnFields {
  if (fields.ownerId !== undefined) isUser(tx.db, fields.ownerId);
  if (parentName === undefined) return fields;
  return { ...fields, parentId: parentName === '' ? null : ensureCompany(tx, parentName) };
}

/** Fails: `validation` where a company would come to stand above itself. */
function checkParent(tx: Tx, id: string, parentId: string | null | undefined): void {
  if (parentId && wouldCircle(tx.db, id, parentId)) {
    throw new AppError('validation', 'a company above itself', { field: 'parentName', reason: 'circle' });
  }
}

/** Creates and changes companies, each as one undoable act; whole selections as one operation. */
export function companyService(context: PartiesOptions) {
  const { store, actor, country } = context;
  const many = (task: string, label: 'company.binned' | 'company.restored' | 'company.purged', selection: Selection) =>
    runSelection(context, 'company', { task, label, selection, options: {}, undoable: task !== 'company.purge' });

  return {
    create({ values, ...input }: CompanyPatch & { name: string; values: NewValue[] }): Company {
      const fields = checked(input);
      const name = fields.name ?? '';
      const id = store.transact({ label: { key: 'company.created', params: { name } }, actor: actor() }, (tx) => {
        const own = Object.entries(ownFields(tx, fields)).filter(([, value]) => value !== undefined);
        const made = insertCompany(tx, { ...Object.fromEntries(own), name });
        writeNewValues(tx, made, values, country());
        return made;
      });
      return getCompany(store.db, id);
    },

    update({ id, patch }: { id: string; patch: CompanyPatch }): Company {
      const fields = checked(patch);
      const { name } = partyToChange(store.db, id);
      store.transact({ label: { key: 'company.edited', params: { name } }, actor: actor() }, (tx) => {
        const now = getCompany(tx.db, id);
        const { parentName, ...rest } = fields;
        const differing = changedFields(now, ownFields(tx, parentName === now.parentName ? rest : fields));
        checkParent(tx, id, differing.parentId);
        if (Object.keys(differing).length > 0) updateCompany(tx, id, differing);
      });
      return getCompany(store.db, id);
    },

    bin: (selection: Selection) => many('company.bin', 'company.binned', selection),
    restore: (selection: Selection) => many('company.restore', 'company.restored', selection),
    purge: async (selection: Selection) => ({
      count: (await many('company.purge', 'company.purged', selection)).count,
    }),
  };
}
