const primes = [0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f, 0x165667b1] as const;

/** An id for what its platform gives none: the same words give the same id, in every file and at every reading. */
export function hashId(...words: readonly (string | null)[]): string {
  const text = words.map((word) => word ?? "").join("\u0000");
  let [first, second, third, fourth] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x452821e6];
  // In one pass: every message of a table without ids goes this way.
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    first = Math.imul(first ^ code, primes[0]);
    first ^= first >>> 15;
    second = Math.imul(second ^ code, primes[1]);
    second ^= second >>> 15;
    third = Math.imul(third ^ code, primes[2]);
    third ^= third >>> 15;
    fourth = Math.imul(fourth ^ code, primes[3]);
    fourth ^= fourth >>> 15;
  }
  return spell(first) + spell(second) + spell(third) + spell(fourth);
}

/** 32 bits as eight hexadecimal digits. */
function spell(lane: number): string {
  let hash = Math.imul(lane ^ (lane >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, "0");
}
