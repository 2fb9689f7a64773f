import { beforeEach, describe, expect, it } from 'vitest';
import {
  changeColumn,
  optionsOf,
  startOver,
  takeAnalysis,
  useImport,
} from '../../../../src-renderer/features/imports/store';
import type { ImportAnalysis } from '../../../../src-shared/contract/imports';

const column = (index: number, header: string, target: 'email' | 'ignore') => ({
  index,
  header,
  samples: [],
  mapping: { index, target, group: 0, label: '', labelColumn: null },
});
const analysis: ImportAnalysis = {
  importId: '0190f0a0-0000-7000-8000-000000000009',
  fileName: 'kontakte.csv',
  format: 'csv',
  sheets: [],
  cards: null,
  leftOut: [],
  dialect: { encoding: 'utf-8', delimiter: ',', quote: '"', header: true, sheet: 0 },
  source: 'unknown',
  language: 'en',
  rows: 3,
  columns: [column(0, 'Mail', 'email'), column(1, 'Other', 'ignore')],
  country: 'AT',
};

beforeEach(startOver);

describe('the state of the wizard', () => {
  it('goes on from what the analysis proposes', () => {
    takeAnalysis(analysis);
    expect(optionsOf(useImport.getState())).toMatchObject({ country: 'AT', onMatch: 'fill', tags: [] });
    expect(useImport.getState().mapping.map(({ target }) => target)).toEqual(['email', 'ignore']);
  });

  it('changes one column and leaves the others', () => {
    takeAnalysis(analysis);
    changeColumn(1, { target: 'phone', label: 'mobile' });
    expect(useImport.getState().mapping).toEqual([
      analysis.columns[0]?.mapping,
      { index: 1, target: 'phone', group: 0, label: 'mobile', labelColumn: null },
    ]);
  });

  it('forgets everything on starting over', () => {
    takeAnalysis(analysis);
    useImport.setState({ step: 'check', tags: ['spring'], run: { operationId: 4, counts: countsOf(3) } });
    startOver();
    expect(useImport.getState()).toMatchObject({ step: 'file', analysis: null, tags: [], run: null, mapping: [] });
  });
});

const countsOf = (count: number) => ({ new: count, update: 0, duplicate: 0, faulty: 0, empty: 0 });
