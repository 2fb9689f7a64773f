/** Place, key, recovery key, people: what a new user goes through. */
export const stepsInAll = 4;
