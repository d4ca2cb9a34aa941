import type { IncomingHttpHeaders } from "node:http";

/**
 * Whether a browser sent a request from a page of ours, or a program sent it: what would let another site act through the
 * reader's browser always says where it comes from.
 */
export function isFromOwnPage(headers: IncomingHttpHeaders): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin" || site === "none";
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin).host;
  return from !== "" && (from === headers["x-forwarded-host"] || from === host);
}

/** Whether a key alone speaks for a request. Other sites cannot send one; beside a cookie it proves nothing. */
export function isByKeyAlone(headers: IncomingHttpHeaders): boolean {
  return /^Bearer +\S/i.test(headers.authorization ?? "") && headers.cookie === undefined;
}
