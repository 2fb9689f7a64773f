export { type Card, emptyCard } from './card';
export { readVCards } from './read';
export { writeVCard } from './write';
