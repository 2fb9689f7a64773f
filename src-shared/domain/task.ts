/** What a task is for; `followUp` is something promised to somebody. */
export const taskKinds = ['todo', 'call', 'meeting', 'message', 'followUp'] as const;
export type TaskKind = (typeof taskKinds)[number];

/** From what can wait to what can't. */
export const priorities = ['none', 'low', 'medium', 'high'] as const;
export type Priority = (typeof priorities)[number];

/** A time of the day on somebody's wall, `HH:MM` from `00:00` to `23:59`. */
export type WallTime = string;

const wallTime = /^([01]\d|2[0-3]):[0-5]\d$/;

export const isWallTime = (text: string): boolean => wallTime.test(text);

/** When somebody is reminded of a task of a day without a time, counted back from there. */
export const dayBegins: WallTime = '09:00';
