/** What an inquiry may still bring: by how those before it bought, and what they spent on average. */

/** With fewer than that, nothing is said. */
const fewest = 30;

export type AskedBefore = {
  /** Inquirers whose window is over. */
  inquirers: number;
  /** Hour after they asked → how many of them bought within it. */
  boughtInHour: ReadonlyMap<number, number>;
};

/** Of those who had not bought after so many hours: the share who bought later in the window. Null with too few of them. */
export function estimateChance({ inquirers, boughtInHour }: AskedBefore, hoursSince: number): number | null {
  let before = 0;
  let later = 0;
  for (const [hour, buyers] of boughtInHour) {
    if (hour <= hoursSince) before += buyers;
    else later += buyers;
  }
  const waiting = inquirers - before;
  return waiting < fewest ? null : later / waiting;
}

/** In minor units, rounded; null without a chance, or where too few orders make no average. */
export function estimateValue(
  chance: number | null,
  { gross, orders }: { gross: bigint; orders: bigint },
): bigint | null {
  if (chance === null || orders < BigInt(fewest)) return null;
  const millionths = BigInt(Math.round(chance * 1e6));
  const whole = orders * 1_000_000n;
  return (2n * gross * millionths + whole) / (2n * whole);
}
