import { cardDavEngine } from './engines/carddav';
import type { House } from './engines/carddav/run';
import type { Engine } from './platform/engine';

/** Everything that brings time and network in. */
export const engines = (house: () => House): readonly Engine[] => [cardDavEngine(house)];
