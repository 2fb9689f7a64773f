import { cardTraces } from './engines/carddav/traces';
import { serveSafety } from './features/safety/worker/tasks';
import { projectionsOf } from './projections';
import { capturedTables } from './schema';

void serveSafety({ captured: capturedTables, projections: projectionsOf, tracesOf: cardTraces });
