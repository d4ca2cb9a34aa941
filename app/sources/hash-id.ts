const seeds = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x452821e6];
const primes = [0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f, 0x165667b1];

/** An id for what its platform gives none: the same words give the same id, in every file and at every reading. */
export function hashId(...words: readonly (string | null)[]): string {
  const text = words.map((word) => word ?? "").join("\u0000");
  return seeds.map((seed, lane) => hashLane(text, seed, primes[lane]!)).join("");
}

/** 32 bits as eight hexadecimal digits. */
function hashLane(text: string, seed: number, prime: number): string {
  let hash = seed;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), prime);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, "0");
}
