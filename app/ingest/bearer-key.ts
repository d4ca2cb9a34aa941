import { createHash, timingSafeEqual } from "node:crypto";

/** Whether a request carries `Authorization: Bearer KEY`. Takes the same time for every wrong key. */
export function hasBearerKey(request: Request, key: string): boolean {
  const sent = /^Bearer +(\S+) *$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(sent), digest(key)) && sent !== "";
}
