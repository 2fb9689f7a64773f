import { contradictions, type MatchClass, type ReasonKind, thresholds } from './weights';

/** One piece of evidence: what it is, what it counts, and what stands on either side, as people wrote it. */
export interface Reason {
  readonly kind: ReasonKind;
  readonly points: number;
  readonly left: string;
  readonly right: string;
}

export interface Match {
  /** 0 to 1. */
  readonly score: number;
  /** Null where too little speaks for it. */
  readonly class: MatchClass | null;
  /** What counts most, for or against, comes first. */
  readonly reasons: readonly Reason[];
}

/** Points as a score between 0 and 1; half way at what is hardly possible. */
const scoreOf = (points: number): number => 1 / (1 + Math.exp(-(points - 7) / 2));

/** Sums evidence up. One contradiction keeps a pair from being certain. */
export function judge(reasons: readonly Reason[]): Match {
  const sum = reasons.reduce((total, { points }) => total + points, 0);
  const doubted = reasons.some(({ kind }) => contradictions.has(kind));
  const points = doubted ? Math.min(sum, thresholds.certain - 0.5) : sum;
  const found = (['certain', 'likely', 'possible'] as const).find((name) => points >= thresholds[name]);
  return {
    score: Math.round(scoreOf(points) * 1000) / 1000,
    class: found ?? null,
    reasons: [...reasons].sort((a, b) => Math.abs(b.points) - Math.abs(a.points)),
  };
}
