import fc from 'fast-check';

/**
 * Property tests draw the same inputs in every run, so that what lands is what was tested;
 * `PRAXIS_SEED=random` (or a number) draws others.
 */
const wanted = process.env.PRAXIS_SEED ?? '20261121';
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted) });
