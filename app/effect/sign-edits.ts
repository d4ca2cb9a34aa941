import { createHash } from "node:crypto";
import type { DatedEdit } from "./judge-edits.ts";

/** Tells whether effects were worked out for these edits in this order, over data that had matured as far. */
export function signEdits(edits: readonly DatedEdit[], through: number | null): string {
  const told = JSON.stringify([through, edits.map(({ topic, day }) => [topic, day])]);
  return createHash("sha256").update(told).digest("base64url");
}
