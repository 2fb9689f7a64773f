import type { Company } from '../../../src-shared/contract/companies';
import { AppError } from '../../../src-shared/errors';
import type { FeatureContext } from '../../platform/feature';
import { changedFields, isUser, partyToChange, runSelection, type Selection } from '../parties';
import { type CompanyPatch, getCompany, insertCompany, updateCompany } from './repository';

/** What is given, without blanks around; the name must stay. */
function checked({ name, industry, ...rest }: CompanyPatch): CompanyPatch {
  if (name?.trim() === '') {
    throw new AppError('validation', 'a company needs a name', { field: 'name', reason: 'required' });
  }
  return { name: name?.trim(), industry: industry?.trim(), ...rest };
}

/** Creates and changes companies, each as one undoable act; whole selections as one operation. */
export function companyService(context: FeatureContext) {
  const { store, actor } = context;
  const many = (task: string, label: 'company.binned' | 'company.restored' | 'company.purged', selection: Selection) =>
    runSelection(context, 'company', { task, label, selection, options: {}, undoable: task !== 'company.purge' });

  return {
    create(input: CompanyPatch & { name: string }): Company {
      const fields = checked(input);
      const name = fields.name ?? '';
      const id = store.transact({ label: { key: 'company.created', params: { name } }, actor: actor() }, (tx) => {
        if (fields.ownerId !== undefined) isUser(tx.db, fields.ownerId);
        return insertCompany(tx, { ...fields, name });
      });
      return getCompany(store.db, id);
    },

    update({ id, patch }: { id: string; patch: CompanyPatch }): Company {
      const fields = checked(patch);
      const { name } = partyToChange(store.db, id);
      store.transact({ label: { key: 'company.edited', params: { name } }, actor: actor() }, (tx) => {
        const differing = changedFields(getCompany(tx.db, id), fields);
        if (differing.ownerId !== undefined) isUser(tx.db, differing.ownerId);
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
