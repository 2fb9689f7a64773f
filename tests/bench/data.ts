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

/** The same people as vCard 3.0, as phones write them: folded lines, types, a nickname and a birthday here and there. */
export function cardBook(count: number): string {
  const lines: string[] = [];
  for (const [at, line] of addressBook(count).split('\n').entries()) {
    if (at === 0) continue;
    const [first, last, company, role, email, email2, phone, mobile, street, code, city, tags] = line.split(',');
    lines.push('BEGIN:VCARD', 'VERSION:3.0', `N:${last};${first};;;`, `FN:${first} ${last}`);
    if (company) lines.push(`ORG:${company}`);
    if (role) lines.push(`TITLE:${role}`);
    lines.push(`EMAIL;TYPE=INTERNET,WORK:${email}`);
    if (email2) lines.push(`EMAIL;TYPE=INTERNET,HOME:${email2}`);
    if (phone) lines.push(`TEL;TYPE=WORK,VOICE:${phone}`);
    if (mobile) lines.push(`TEL;TYPE=CELL:${mobile}`);
    lines.push(`ADR;TYPE=WORK:;;${street};${city};;${code};`);
    if (at % 5 === 0) lines.push(`BDAY:19${50 + (at % 50)}-0${1 + (at % 9)}-1${at % 10}`);
    if (tags) lines.push(`CATEGORIES:${tags}`);
    lines.push(`UID:card-${at}`, 'END:VCARD');
  }
  return `${lines.join('\r\n')}\r\n`;
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
