export { type Card, emptyCard, type RawProperty, type ReadCard } from './card';
export { unescapeText } from './property';
export { readVCards, VCardReader } from './read';
export { writeVCard } from './write';
