import type { ImportAnalysis } from '../../../../src-shared/contract/imports';
import type { CsvRow } from '../csv/reader';

/** What a source found besides its rows. */
export type SourceFacts = Pick<ImportAnalysis, 'source' | 'cards' | 'leftOut'>;

/** A picture on a card, to be kept until the import runs. */
export interface RowPhoto {
  hash: string;
  data: Uint8Array;
}

/** A file of any format as rows of a table. */
export interface RowSource {
  /** Some more rows, perhaps none yet; null at the end. Takes some ten milliseconds at the most. */
  next(): CsvRow[] | null;
  /** The headings, where they are no row of the file: at the end all are known. */
  headings?(): string[];
  /** Pictures of the rows given since the last call. */
  photos?(): RowPhoto[];
  facts?(): Partial<SourceFacts>;
}
