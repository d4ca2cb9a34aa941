/** Who a request comes from, found out before any route sees it. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Principal } from "./principal.ts";

export type Identifying = {
  /** The installation's own key. */
  apiKey: string;
  /** Whose session a request carries; null for none. */
  findSessionPrincipal: (request: IncomingMessage) => Promise<Principal | null>;
};

export type Caller =
  | { principal: Principal | null }
  /** What was sent as a key opens nothing. */
  | { refusal: "unknown" };

/** The installation's own key: the company itself. */
const installation: Principal = {
  kind: "key",
  id: null,
  name: "installation",
  role: "owner",
  scope: { allStores: true },
};

/** A key decides alone: one that opens nothing is refused, whatever session comes with it. */
export async function identify(request: IncomingMessage, identifying: Identifying): Promise<Caller> {
  const { authorization } = request.headers;
  if (authorization === undefined) return { principal: await identifying.findSessionPrincipal(request) };
  const sent = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (sent !== undefined && isSameKey(sent, identifying.apiKey)) return { principal: installation };
  return { refusal: "unknown" };
}

/** Takes the same time for every wrong key. */
function isSameKey(sent: string, key: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(sent), digest(key));
}
