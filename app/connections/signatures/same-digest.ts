import { createHmac, timingSafeEqual } from "node:crypto";

export type Signing = { algorithm: "sha256" | "sha1"; encoding: "hex" | "base64" };

/** Whether `sent` is the HMAC of `parts` one after the other; takes the same time for every wrong one of the right length. */
export function isSigned(
  { algorithm, encoding }: Signing,
  secret: string,
  parts: readonly (string | Buffer)[],
  sent: string,
): boolean {
  const hmac = createHmac(algorithm, secret);
  for (const part of parts) hmac.update(part);
  const expected = hmac.digest(encoding);
  return isSameText(expected, encoding === "hex" ? sent.toLowerCase() : sent);
}

/** Compares texts without telling by its time where they begin to differ. */
export function isSameText(expected: string, sent: string): boolean {
  const [own, other] = [Buffer.from(expected), Buffer.from(sent)];
  return own.length === other.length && timingSafeEqual(own, other);
}
