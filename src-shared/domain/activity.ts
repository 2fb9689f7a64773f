/** What one did with somebody. */
export const activityKinds = ['call', 'meeting', 'message'] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** How it went; '' where nobody said. */
export const activityOutcomes = ['', 'reached', 'notReached', 'messageLeft', 'tookPlace', 'cancelled'] as const;
export type ActivityOutcome = (typeof activityOutcomes)[number];

/** Whether one was in touch: not where nobody was there. */
export const wasInTouch = (outcome: ActivityOutcome): boolean =>
  outcome !== 'notReached' && outcome !== 'cancelled' && outcome !== 'messageLeft';
