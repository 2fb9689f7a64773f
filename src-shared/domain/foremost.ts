/** Which of several stands for all: the preferred one, else the first. */
export const foremost = <T extends { preferred?: boolean | 0 | 1 | undefined }>(those: readonly T[]): T | undefined =>
  those.find(({ preferred }) => preferred) ?? those[0];
