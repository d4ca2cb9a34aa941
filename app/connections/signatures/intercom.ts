import { checkBodyHmac } from "./body-hmac.ts";

/** Signed with the client secret of the merchant's app. */
export const checkIntercom = checkBodyHmac(
  "x-hub-signature",
  { algorithm: "sha1", encoding: "hex" },
  "sha1=",
);

/** The test that Intercom sends when the address is saved; it tells of no conversation. */
export function isIntercomPing(body: Buffer): boolean {
  return body.length < 64 * 1024 && /"topic"\s*:\s*"ping"/.test(body.toString("utf8"));
}
