/** What the process has, and what of it a request gets: limited to the stores of whoever asks. */
import type { IncomingMessage } from "node:http";
import type { RequestHandler, Response } from "express";
import type { AppLoadContext } from "@remix-run/node";
import { isDeliveryPath } from "#app/connections/delivery-path.ts";
import type { SharedContext } from "#app/server/load-context.ts";
import { readAfterHead } from "#app/server/http/response-head.ts";
import type { Db } from "#db/connection.ts";
import { identify, type Caller, type Identifying } from "./identify.ts";
import type { Principal, Scope } from "./principal.ts";
import { wrongKey } from "./refusals.ts";
import type { Client } from "./sign-in-services.ts";

export type AppServices = SharedContext &
  Identifying & {
    /** The request pool, limited to the stores of a scope. */
    limitTo: (scope: Scope) => Db;
    describeClient: (request: IncomingMessage) => Client;
  };

export const noStores: Scope = { allStores: false, storeIds: [] };

/** Finds out who asks, or answers those whose key opens nothing. */
export function identifyCaller(services: AppServices): RequestHandler {
  return (request, response, next) => {
    // What a platform sends is let in by its signature; a bearer secret of a connection is no key.
    if (isDeliveryPath(request.path)) return next();
    identify(request, services).then((caller) => {
      if ("refusal" in caller) return refuseKey(response, caller);
      response.locals.principal = caller.principal;
      next();
    }, next);
  };
}

function refuseKey(response: Response, refused: Exclude<Caller, { principal: unknown }>): void {
  if (refused.refusal === "limited") {
    const { seconds } = refused;
    response
      .status(429)
      .set({ "Retry-After": String(seconds), "Cache-Control": "no-store" })
      .json({ error: `more requests than this key may send; try again in ${seconds} s` });
    return;
  }
  response
    .status(401)
    .set({ "WWW-Authenticate": "Bearer", "Cache-Control": "no-store" })
    .json({ error: wrongKey });
}

/** What loaders and actions find in `context`. Who is not known sees no store. */
export function buildLoadContext(services: AppServices, response: Response): AppLoadContext {
  const {
    limitTo,
    describeClient,
    apiKey: _ownKey,
    findSessionPrincipal: _,
    findKey: _key,
    rateLimit: _rate,
    ...shared
  } = services;
  const principal = (response.locals.principal ?? null) as Principal | null;
  const scope = principal?.scope ?? noStores;
  return {
    ...shared,
    principal,
    scope,
    db: limitTo(scope),
    client: describeClient(response.req),
    afterHead: readAfterHead(response),
  };
}
