import { instantCell, severalCell, type Table } from '../lists';
import { getCompany } from './repository';

/** Companies as rows of a table. */
export const companyTable: Table = {
  headings: [
    ...['Praxis ID', 'Name', 'Belongs to', 'Industry', 'Emails', 'Phones', 'Websites'],
    ...['Street', 'Postal code', 'City', 'Region', 'Country'],
    ...['People', 'Owner', 'Tags', 'About', 'Created', 'Changed'],
  ],
  row(db, id) {
    const company = getCompany(db, id);
    const points = (wanted: string) =>
      severalCell(company.points.filter(({ kind }) => kind === wanted).map(({ value }) => value));
    const [address] = company.addresses;
    return [
      ...[id, company.name, company.parentName, company.industry],
      ...[points('email'), points('phone'), points('url')],
      ...[address?.street ?? '', address?.postalCode ?? '', address?.city ?? ''],
      ...[address?.region ?? '', address?.country ?? ''],
      severalCell(company.contacts.map(({ displayName }) => displayName)),
      ...[company.ownerName, severalCell(company.tags.map(({ name }) => name)), company.about],
      ...[instantCell(company.createdAt), instantCell(company.updatedAt)],
    ];
  },
};
