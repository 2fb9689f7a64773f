import { create } from 'zustand';
import type { ColumnMapping, ImportAnalysis, ImportOptions, ImportVerdict } from '../../../src-shared/contract/imports';

export const steps = ['file', 'columns', 'check', 'result'] as const;
export type Step = (typeof steps)[number];

/** Rows of each verdict, as the last preview counted them. */
export type VerdictCounts = Record<ImportVerdict, number>;

/** A file on its way to the core. `received` and `size` in bytes. */
export interface Upload {
  readonly fileName: string;
  /** Null until the core knows of it. */
  readonly importId: string | null;
  readonly size: number;
  readonly received: number;
  readonly cancel: () => void;
}

interface ImportState {
  readonly step: Step;
  readonly upload: Upload | null;
  /** Why the last file was not taken. */
  readonly uploadError: unknown;
  readonly analysis: ImportAnalysis | null;
  readonly mapping: readonly ColumnMapping[];
  readonly country: string;
  readonly tags: readonly string[];
  readonly onMatch: ImportOptions['onMatch'];
  readonly tab: ImportVerdict | 'all';
  /** The import that was started, and what it had been said to do. */
  readonly run: { readonly operationId: number; readonly counts: VerdictCounts } | null;
}

const nothing: ImportState = {
  step: 'file',
  upload: null,
  uploadError: null,
  analysis: null,
  mapping: [],
  country: 'US',
  tags: [],
  onMatch: 'fill',
  tab: 'all',
  run: null,
};

/** Where the wizard stands. It outlives the screen, so that one may leave and come back. */
export const useImport = create<ImportState>(() => nothing);

/** Takes an analysis over: its mapping and country are the proposals one goes on from. */
export function takeAnalysis(analysis: ImportAnalysis): void {
  useImport.setState({
    analysis,
    mapping: analysis.columns.map((column) => column.mapping),
    country: analysis.country,
  });
}

export function changeColumn(index: number, change: Partial<ColumnMapping>): void {
  useImport.setState(({ mapping }) => ({
    mapping: mapping.map((column) => (column.index === index ? { ...column, ...change } : column)),
  }));
}

export const startOver = (): void => useImport.setState(nothing);

/** The options the core is asked with. */
export const optionsOf = ({ mapping, country, tags, onMatch }: ImportState): ImportOptions => ({
  mapping: [...mapping],
  country,
  tags: [...tags],
  onMatch,
});
