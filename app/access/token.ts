/** Secrets that are handed out once and kept as a hash: sessions, links. */
import { createHash, randomBytes } from "node:crypto";

/** 256 random bits for a cookie or an address. */
export function makeToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a token. It has entropy enough that a fast hash gives nothing away. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
