/** How often somebody may try, by address: a bucket that fills again with time. In memory, and bounded. */
import { isIPv6 } from "node:net";

export type AttemptOptions = {
  /** How many at once. */
  burst: number;
  /** How many come back each second. */
  perSecond: number;
  /** Most addresses remembered; beyond it the longest untouched is forgotten. */
  mostAddresses: number;
  /** In ms. */
  now: () => number;
};

export type Attempts = {
  /** Takes one; 0, or the seconds until there is one. */
  take: (address: string) => number;
  /** The seconds until there is one, without taking it. */
  look: (address: string) => number;
  count: () => number;
};

type Bucket = { left: number; at: number };

export function createAttempts({ burst, perSecond, mostAddresses, now }: AttemptOptions): Attempts {
  // A map keeps the order of insertion: first the longest untouched.
  const buckets = new Map<string, Bucket>();

  function find(address: string): Bucket {
    const time = now();
    const kept = buckets.get(groupAddress(address));
    if (!kept) return { left: burst, at: time };
    const left = Math.min(burst, kept.left + ((time - kept.at) / 1000) * perSecond);
    return { left, at: time };
  }

  function waitFor({ left }: Bucket): number {
    return left >= 1 ? 0 : Math.ceil((1 - left) / perSecond);
  }

  return {
    take(address) {
      const bucket = find(address);
      const wait = waitFor(bucket);
      if (wait === 0) bucket.left -= 1;
      const key = groupAddress(address);
      buckets.delete(key);
      buckets.set(key, bucket);
      if (buckets.size > mostAddresses) buckets.delete(buckets.keys().next().value!);
      return wait;
    },
    look: (address) => waitFor(find(address)),
    count: () => buckets.size,
  };
}

/** Whoever has an IPv6 address has 2^64 of them: they count as one. */
export function groupAddress(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (!isIPv6(plain)) return plain;
  const [head = "", tail] = plain.toLowerCase().split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const all = [...before, ...Array<string>(zeros).fill("0"), ...after];
  return `${all.slice(0, 4).join(":")}::/64`;
}
