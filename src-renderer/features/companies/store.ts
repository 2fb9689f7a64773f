import { create } from 'zustand';
import type { CompanyColumn } from '../../../src-shared/contract/companies';
import { createListView } from '../../ui/grid/list-view';
import type { NewValues } from '../../ui/record/new-values';

/** What the list of companies shows; lives as long as the window. */
export const useCompaniesView = createListView<CompanyColumn>({ column: 'name', direction: 'asc' });

interface CompanyDraft {
  readonly name: string;
  readonly industry: string;
  readonly own: NewValues;
}

/** What was typed of a new company, while one looks at one that is there already. */
export const useKeptCompany = create<{
  draft: CompanyDraft | null;
  keep: (draft: CompanyDraft) => void;
  forget: () => void;
}>((set) => ({ draft: null, keep: (draft) => set({ draft }), forget: () => set({ draft: null }) }));
