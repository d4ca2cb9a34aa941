/** Codes that stand in once for a lost phone. */
import { createHash, randomInt } from "node:crypto";

const count = 10;
const groups = 4;
/** Without signs that are taken for each other. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

/** Ten codes of some 79 random bits, such as `k3pd-9wma-…`. */
export function makeRecoveryCodes(): string[] {
  const sign = () => alphabet[randomInt(alphabet.length)];
  const group = () => Array.from({ length: 4 }, sign).join("");
  return Array.from({ length: count }, () => Array.from({ length: groups }, group).join("-"));
}

/** What is kept of a code, however it is typed. */
export function hashRecoveryCode(code: string): Buffer {
  return createHash("sha256")
    .update(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ""))
    .digest();
}
