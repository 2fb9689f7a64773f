export interface RateLimit {
  /** How many calls may come at once. */
  burst: number;
  /** How many more each second allows. */
  perSecond: number;
}

/** Token buckets, one per key; an unused bucket is forgotten once it is full again. */
export function createRateLimiter({ burst, perSecond }: RateLimit, now: () => number = Date.now) {
  const buckets = new Map<string, { left: number; at: number }>();

  const filled = (bucket: { left: number; at: number }, at: number) =>
    Math.min(burst, bucket.left + ((at - bucket.at) / 1000) * perSecond);

  const forgetFull = (at: number) => {
    for (const [key, bucket] of buckets) if (filled(bucket, at) >= burst) buckets.delete(key);
  };

  /** Takes one call from the bucket of `key`; false when it is empty. */
  return (key: string): boolean => {
    const at = now();
    if (buckets.size > 1000) forgetFull(at);
    const bucket = buckets.get(key);
    const left = bucket ? filled(bucket, at) : burst;
    buckets.set(key, { left: left < 1 ? left : left - 1, at });
    return left >= 1;
  };
}
