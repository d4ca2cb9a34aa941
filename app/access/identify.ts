/** Who a request comes from, found out before any route sees it. */
import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { FoundKey } from "#db/access/api-keys.ts";
import type { Principal } from "./principal.ts";
import type { RateLimit } from "./rate-limit.ts";
import { hashToken } from "./token.ts";

export type Identifying = {
  /** The installation's own key. */
  apiKey: string;
  /** The usable key with this hash. */
  findKey: (keyHash: Buffer) => Promise<FoundKey | undefined>;
  rateLimit: RateLimit;
  /** Whose session a request carries; null for none. */
  findSessionPrincipal: (request: IncomingMessage) => Promise<Principal | null>;
};

export type Caller =
  | { principal: Principal | null }
  /** What was sent as a key opens nothing: there is none, it was revoked, it has expired. */
  | { refusal: "unknown" }
  /** The key has asked too often; again in so many seconds. */
  | { refusal: "limited"; seconds: number };

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
  if (sent === undefined) return { refusal: "unknown" };
  if (isSameKey(sent, identifying.apiKey)) return { principal: installation };
  return identifyKey(sent, identifying);
}

async function identifyKey(sent: string, { findKey, rateLimit }: Identifying): Promise<Caller> {
  const found = await findKey(hashToken(sent));
  if (!found) return { refusal: "unknown" };
  const { keyId, name, role, scope, requestsPerMinute } = found;
  const seconds = rateLimit.take(keyId, requestsPerMinute);
  if (seconds > 0) return { refusal: "limited", seconds };
  return { principal: { kind: "key", id: keyId, name, role, scope } };
}

/** Takes the same time for every wrong key. */
function isSameKey(sent: string, key: string): boolean {
  return timingSafeEqual(hashToken(sent), hashToken(key));
}
