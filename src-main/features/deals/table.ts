import { plainAmount } from '../../../src-shared/domain/custom/plain-text';
import { instantCell, severalCell, type Table } from '../lists';
import { getDeal } from './repository';

/** Deals as rows of a table. */
export const dealTable: Table = {
  headings: [
    ...['Praxis ID', 'Title', 'Pipeline', 'Stage', 'Status', 'Amount', 'Currency', 'Expected close'],
    ...['Closed', 'Reason', 'Company', 'People', 'Source', 'Owner', 'Tags', 'About', 'Created', 'Changed'],
  ],
  row(db, id) {
    const deal = getDeal(db, id);
    const { amount, currency } = deal;
    const pipeline = db
      .prepare<[string], { name: string }>('SELECT name FROM pipeline WHERE id = ?')
      .get(deal.pipelineId);
    const people = deal.people.map(({ name, role }) => (role === '' ? name : `${name} (${role})`));
    return [
      ...[id, deal.title, pipeline?.name ?? '', deal.stageName, deal.status],
      ...[amount === null ? '' : plainAmount(amount, currency), currency, deal.expectedClose ?? ''],
      ...[instantCell(deal.closedAt), deal.reason, deal.companyName, severalCell(people)],
      ...[deal.source, deal.ownerName, severalCell(deal.tags.map(({ name }) => name)), deal.about],
      ...[instantCell(deal.createdAt), instantCell(deal.updatedAt)],
    ];
  },
};
