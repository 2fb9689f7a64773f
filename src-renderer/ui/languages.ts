/** ISO 639-1 codes of the languages that are written to most; any other tag that a record has is kept. */
const codes =
  'af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk kn ko ku lb ' +
  'lo lt lv mk ml mn mr ms mt nb ne nl pa pl ps pt ro ru si sk sl so sq sr sv sw ta te th tl tr uk ur uz vi zh zu';

export interface LanguageName {
  readonly value: string;
  readonly label: string;
}

/** A language tag (BCP 47) by its name in a language: `pt-BR` as "Brazilian Portuguese". */
export const languageName = (locale: string, tag: string): string =>
  new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;

/** Languages by their names in the user's, in its order; `also` is one to have among them. */
export function languagesIn(locale: string, also: string): LanguageName[] {
  const tags = new Set(codes.split(' '));
  if (also !== '') tags.add(also);
  const collator = new Intl.Collator(locale);
  return [...tags]
    .map((value) => ({ value, label: languageName(locale, value) }))
    .sort((a, b) => collator.compare(a.label, b.label));
}
