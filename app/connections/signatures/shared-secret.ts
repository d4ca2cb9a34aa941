/** For platforms whose requests the merchant puts together, and for programs of one's own. */
import { readSeconds, refuseOldTime } from "./replay-window.ts";
import { isSameText, isSigned } from "./same-digest.ts";
import type { CheckSignature } from "./signature.ts";

/** The secret itself: `Authorization: Bearer …`. */
export const checkBearer: CheckSignature = ({ headers }, secret) => {
  const sent = /^Bearer +(\S+) *$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (sent === undefined) return "unsigned";
  return isSameText(secret, sent) ? null : "wrong signature";
};

/**
 * `X-Signature`: the HMAC-SHA256 in hex, with or without `sha256=`, of the body; or, where `X-Timestamp` tells the time in
 * epoch seconds, of that, a dot and the body. With a time an old request cannot be sent again.
 */
export const checkHmac: CheckSignature = ({ body, headers, at }, secret) => {
  const sent = headers.get("x-signature");
  const time = headers.get("x-timestamp");
  if (sent === null) return "unsigned";
  const parts = time === null ? [body] : [`${time}.`, body];
  const digest = sent.replace(/^sha256=/, "");
  if (!isSigned({ algorithm: "sha256", encoding: "hex" }, secret, parts, digest)) return "wrong signature";
  return time === null ? null : refuseOldTime(readSeconds(time), at);
};
