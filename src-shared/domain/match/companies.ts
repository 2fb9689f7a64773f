import { fold } from '../fold';
import { spelling } from './letters';

const forms = new Set(
  (
    'gmbh mbh ggmbh ug ag kg ohg gbr ek eg ev se kgaa co cokg partg partgmbb partnerschaft inc incorporated corp ' +
    'corporation ltd limited llc llp plc lp sa sas sarl srl spa bv nv ab as oy aps pty sro zoo ' +
    'haftungsbeschrankt und and the'
  ).split(' '),
);

const words = (name: string): string[] =>
  fold(name)
    .replace(/&|\+/g, ' ')
    .replace(/\b((?:\p{L}\.){2,})/gu, (short) => short.replaceAll('.', ''))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** What a company is compared by: its name without its legal form ("Weber & Co. KG" and "Weber"). */
export function companyKey(name: string): string {
  const all = words(name);
  const kept = all.filter((word) => !forms.has(word));
  return spelling((kept.length > 0 ? kept : all).join(''));
}

/** The legal form at the end of a name, as one text; empty where there is none. */
export const legalForm = (name: string): string =>
  words(name)
    .filter((word) => forms.has(word) && !['und', 'and', 'the', 'co'].includes(word))
    .join(' ');

const freeMail = new Set(
  (
    'gmail.com googlemail.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de arcor.de yahoo.com yahoo.de ' +
    'hotmail.com hotmail.de outlook.com outlook.de live.com live.de icloud.com me.com mac.com aol.com mail.com mail.ru ' +
    'proton.me protonmail.com posteo.de mailbox.org bluewin.ch aon.at'
  ).split(' '),
);

/** The domain behind an email address or link (both normalized), where it can be a company's own; else empty. */
export function ownDomain(pointer: string): string {
  const host = pointer.includes('@')
    ? pointer.slice(pointer.lastIndexOf('@') + 1)
    : (pointer.replace(/^[a-z]+:\/\//i, '').split(/[/:?#]/)[0] ?? '');
  const domain = host.replace(/^www\./, '');
  return freeMail.has(domain) ? '' : domain;
}
