import { createHash } from "node:crypto";
import { readSeconds, refuseOldTime } from "./replay-window.ts";
import { isSameText } from "./same-digest.ts";
import type { CheckSignature } from "./signature.ts";

/** In the query: `time` in epoch seconds, and `checksum`, SHA-1 of the app's secret, the body's MD5 and that time, all in hex. */
export const checkQiyu: CheckSignature = ({ body, query, at }, secret) => {
  const sent = query.get("checksum");
  const time = query.get("time");
  if (sent === null) return "unsigned";
  if (time === null) return "untimed";
  const digest = createHash("md5").update(body).digest("hex");
  const expected = createHash("sha1").update(`${secret}${digest}${time}`).digest("hex");
  if (!isSameText(expected, sent.toLowerCase())) return "wrong signature";
  return refuseOldTime(readSeconds(time), at);
};
