/** TYPE values that say nothing about which of several a value is. */
const silent: ReadonlySet<string> = new Set(
  'pref voice internet text msg x400 postal parcel dom intl smtp ex jpeg png gif x-internet address'.split(' '),
);

/** Labels of Praxis by the TYPE values and Apple's labels that mean the same. */
const known: Readonly<Record<string, string>> = {
  cell: 'mobile',
  mobile: 'mobile',
  iphone: 'mobile',
  'x-mobile': 'mobile',
  pcs: 'mobile',
  car: 'mobile',
  fax: 'fax',
  homefax: 'fax',
  workfax: 'fax',
  facsimile: 'fax',
  pager: 'pager',
  home: 'home',
  'x-home': 'home',
  work: 'work',
  'x-work': 'work',
  business: 'work',
  main: 'main',
  'main-number': 'main',
  other: 'other',
  'x-other': 'other',
  homepage: '',
};

/** What a value is called by its TYPEs: what kind of line before where it is. */
export function labelOfTypes(types: readonly string[]): string {
  const plain = types.flatMap((type) => type.split(',')).map((type) => type.trim().toLowerCase());
  const telling = plain.filter((type) => type !== '' && !silent.has(type));
  const labels = telling.map((type) => known[type] ?? type.replace(/^x-/, ''));
  const strong = labels.find((label) => label === 'mobile' || label === 'fax' || label === 'pager');
  return strong ?? labels.find((label) => label === 'work' || label === 'home') ?? labels[0] ?? '';
}

/** A label of Apple's: its own ones are marked ("_$!<Mobile>!$_"), others are the user's words. */
export function labelOfApple(label: string): string {
  const [, own] = label.match(/^_\$!<(.*)>!\$_$/s) ?? [];
  if (own === undefined) return label;
  return known[own.toLowerCase().replaceAll(' ', '')] ?? own.toLowerCase();
}

/** The TYPE a label is written as; null where it needs a label of its own. */
export function typeOfLabel(label: string): string | null {
  if (label === 'mobile') return 'cell';
  return ['home', 'work', 'fax', 'pager'].includes(label) ? label : null;
}
