import { v5 } from 'uuid';
import type { LocalDate } from '../../../src-shared/domain/local-date';

const namespace = '7c1d3f0a-52b8-5e61-9d27-6f4a8e0b9c15';

/** A link's id follows from its ends. */
export const taskRecordId = (taskId: string, recordId: string): string => v5(`about ${taskId} ${recordId}`, namespace);

/** A later task of a series has the id of its day: two laptops that tick off the same one make one next. */
export const nextTaskId = (series: string, on: LocalDate): string => v5(`next ${series} ${on}`, namespace);

/** The line of a checklist that is copied along. */
export const nextStepId = (taskId: string, position: number): string => v5(`step ${taskId} ${position}`, namespace);
