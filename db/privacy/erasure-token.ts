import { randomBytes } from "node:crypto";

/** What stands for an erased id: random, so that it leads back to nothing. */
export function makeToken(): string {
  return `erased-${randomBytes(9).toString("base64url")}`;
}

/** What stands for a customer in a source; others keep their id. */
export type TokenOf = (source: string, customer: string | null) => string | null;
