export { type Card, type CardPhoto, emptyCard, type RawProperty, type ReadCard } from './card';
export { photoOf } from './photo';
export { unescapeText } from './property';
export { readVCards, VCardReader } from './read';
export { withPhoto, writeVCard } from './write';
