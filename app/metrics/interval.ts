const z = 1.959963984540054;

/**
 * 95 % Wilson score interval of a share (Wilson 1927), bounds 0–1; null for an empty denominator.
 */
export function getWilsonInterval(successes: number, n: number): { low: number; high: number } | null {
  if (n === 0) return null;
  const share = successes / n;
  const centre = share + (z * z) / (2 * n);
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return {
    low: successes === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    high: successes === n ? 1 : Math.min(1, (centre + spread) / scale),
  };
}
