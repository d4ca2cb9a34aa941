import { checkBodyHmac } from "./body-hmac.ts";

export const checkWoocommerce = checkBodyHmac("x-wc-webhook-signature", {
  algorithm: "sha256",
  encoding: "base64",
});

/** What a shop sends, unsigned, when the webhook is saved; it wants any 200. */
export function isWoocommercePing(body: Buffer): boolean {
  return body.length < 64 && /^webhook_id=\d{1,20}$/.test(body.toString("latin1"));
}
