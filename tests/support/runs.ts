/** How often a costly property is tried: `PRAXIS_QUICK`, which `npm run check` sets, makes it a fifth. */
export const runs = (count: number): number => (process.env.PRAXIS_QUICK ? Math.ceil(count / 5) : count);
