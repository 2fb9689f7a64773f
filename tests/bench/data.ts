import { names, random, titled, vocabulary } from './random';

/** An address book of `count` people as CSV, with names, companies, several addresses and numbers. */
export function addressBook(count: number): string {
  const next = random(7);
  const given = names(800, next);
  const family = names(20_000, next);
  const company = names(4_000, next);
  const city = names(300, next);
  const roles = ['Owner', 'Partner', 'Office manager', 'Buyer', 'Consultant', ''];
  const lines = ['First name,Last name,Company,Job title,E-mail,E-mail 2,Phone,Mobile,Street,Postal code,City,Tags'];
  for (let at = 0; at < count; at++) {
    const [first, last] = [given(), family()];
    const firm = next() < 0.7 ? `${titled(company())} ${next() < 0.5 ? 'GmbH' : 'Ltd'}` : '';
    lines.push(
      [
        titled(first),
        titled(last),
        firm,
        roles[Math.floor(next() * roles.length)],
        `${first}.${last}.${at}@mail.example`,
        next() < 0.2 ? `${last}${at}@post.example` : '',
        next() < 0.6 ? `+49 30 ${String(1_000_000 + at)}` : '',
        next() < 0.3 ? `+49 171 ${String(2_000_000 + at)}` : '',
        next() < 0.4 ? `${titled(city())}weg ${1 + Math.floor(next() * 90)}` : '',
        next() < 0.4 ? String(10_000 + Math.floor(next() * 80_000)) : '',
        titled(city()),
        next() < 0.3 ? 'client' : '',
      ].join(','),
    );
  }
  return lines.join('\n');
}

export interface Message {
  id: number;
  subject: string;
  body: string;
}

/** Rows like mails: a subject and some forty words. */
export function* messages(count: number): Generator<Message> {
  const next = random(11);
  const word = vocabulary(30_000, next);
  const words = (many: number) => Array.from({ length: many }, word).join(' ');
  for (let id = 1; id <= count; id++) yield { id, subject: words(5), body: words(40) };
}
