import { refuseOldTime } from "./replay-window.ts";
import { isSameText, isSigned } from "./same-digest.ts";
import type { CheckSignature } from "./signature.ts";

/** Zendesk's own webhooks: base64 HMAC-SHA256 of an ISO 8601 time and the body. */
export const checkZendesk: CheckSignature = ({ body, headers, at }, secret) => {
  const sent = headers.get("x-zendesk-webhook-signature");
  const time = headers.get("x-zendesk-webhook-signature-timestamp");
  if (sent === null) return "unsigned";
  if (time === null) return "untimed";
  if (!isSigned({ algorithm: "sha256", encoding: "base64" }, secret, [time, body], sent))
    return "wrong signature";
  return refuseOldTime(Date.parse(time), at);
};

/** Messaging (Sunshine Conversations) signs nothing: it sends the webhook's secret along. */
export const checkSunshine: CheckSignature = ({ headers }, secret) => {
  const sent = headers.get("x-api-key");
  if (sent === null) return "unsigned";
  return isSameText(secret, sent) ? null : "wrong signature";
};
