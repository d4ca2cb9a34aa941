/** Effects drawn towards none by how uncertain they are, so that the luckiest of many edits does not look like the best. */
import type { Difference } from "./difference.ts";

/** How far true effects of edits commonly lie from none, in points as a share. */
export const effectSpread = 0.1;

/** Mean of the effect given what was seen, for effects that spread around none by `spread`. */
export function shrink({ lift, standardError }: Difference, spread: number): number {
  return (lift * spread ** 2) / (spread ** 2 + standardError ** 2);
}
