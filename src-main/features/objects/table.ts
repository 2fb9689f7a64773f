import { severalCell, type Table } from '../lists';
import { getCustomRecord } from './repository';

/** Records of objects that users made up, as rows of a table. */
export const objectTable: Table = {
  headings: ['Praxis ID', 'Name', 'Tags'],
  row(db, id) {
    const { name, tags } = getCustomRecord(db, id);
    return [id, name, severalCell(tags.map(({ name }) => name))];
  },
};
