import { readSeconds, refuseOldTime } from "./replay-window.ts";
import { isSigned } from "./same-digest.ts";
import type { CheckSignature } from "./signature.ts";

/** From 4.12 on: `sha256=` and the hex HMAC-SHA256 of epoch seconds, a dot and the body. */
export const checkChatwoot: CheckSignature = ({ body, headers, at }, secret) => {
  const sent = headers.get("x-chatwoot-signature");
  const time = headers.get("x-chatwoot-timestamp");
  if (!sent?.startsWith("sha256=")) return "unsigned";
  if (time === null) return "untimed";
  const digest = sent.slice("sha256=".length);
  if (!isSigned({ algorithm: "sha256", encoding: "hex" }, secret, [`${time}.`, body], digest)) {
    return "wrong signature";
  }
  return refuseOldTime(readSeconds(time), at);
};
