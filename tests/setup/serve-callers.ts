/** The application as it is built, served to callers who are named by a header. */
import type { Server } from "node:http";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { Principal } from "#app/access/principal.ts";
import { createRateLimit } from "#app/access/rate-limit.ts";
import { createLinkPrinter } from "#app/access/send-link.ts";
import type { AppServices } from "#app/access/services.ts";
import { hashToken } from "#app/access/token.ts";
import { takeEventsHere } from "#tests/setup/take-events-here.ts";
import { createUpdatesHub, type UpdatesHub } from "#app/live/updates-hub.ts";
import { buildIfStale } from "#app/server/build.ts";
import { loadBuiltBundle } from "#app/server/bundle.ts";
import type { AfterHead } from "#app/server/http/response-head.ts";
import { createWebApp } from "#app/server/serve.ts";
import { createPagePool } from "#db/access/page-pool.ts";
import { createStoreNamer } from "#db/live/store-keys.ts";
import type { Db } from "#db/connection.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export async function loadBuild() {
  await buildIfStale(root);
  const bundle = await loadBuiltBundle(root);
  return { bundle, build: bundle.build as ServerBuild };
}
type Built = Awaited<ReturnType<typeof loadBuild>>;

/**
 * - whole: as it is
 * - queries: the database limits nobody; only what the queries ask for keeps stores apart
 * - database: every query asks for all stores; only row-level security keeps them apart
 */
export type Layers = "whole" | "queries" | "database";

export type Served = {
  ask: (path: string, as: string | null, init?: RequestInit & { isKey?: boolean }) => Promise<Response>;
  updates: UpdatesHub;
  close: () => Promise<void>;
};

/** `callers`: by name; a session's caller comes as the header x-caller, a key's with the key "key-of-NAME". */
export async function serveCallers(
  { bundle, build }: Built,
  database: { db: Db; url: string },
  callers: ReadonlyMap<string, Principal>,
  layers: Layers,
): Promise<Served> {
  const { db, url } = database;
  const pages = createPagePool(url, { max: 4 });
  const updates = createUpdatesHub(createStoreNamer(db));
  const keys = new Map(
    [...callers].map(([name, caller]) => [hashToken(`key-of-${name}`).toString("hex"), caller]),
  );
  const services: AppServices = {
    limitTo: layers === "queries" ? () => db : pages.limitTo,
    findSessionPrincipal: async ({ headers }) => callers.get(String(headers["x-caller"])) ?? null,
    findKey: async (hash) => {
      const caller = keys.get(hash.toString("hex"));
      return (
        caller && {
          keyId: caller.id!,
          name: caller.name,
          role: caller.role,
          scope: caller.scope,
          requestsPerMinute: 1e6,
        }
      );
    },
    rateLimit: createRateLimit(),
    describeClient: () => ({ address: "10.0.0.1", isSecure: false, origin: "http://localhost" }),
    signIn: {
      sealKey: Buffer.alloc(32),
      allowsDemo: false,
      ownUrl: () => "http://localhost",
      sendLink: createLinkPrinter(() => undefined),
      company: null,
    },
    importDb: db,
    apiKey: "installation-key",
    privacyKey: testPrivacyKey,
    dataDir: "/nonexistent",
    uploadLimit: 1000,
    takeEvents: takeEventsHere(db),
    updates,
  };
  const guarding = { trustsProxy: true, publicUrl: undefined, readiness: async () => [] };
  const waited = awaitAll(build);
  const served = { ...bundle, build: layers === "database" ? forgetScope(waited) : waited };
  const server = createServer(createWebApp(served, services, guarding));
  const address = await listen(server);
  let caller = 0;
  return {
    updates,
    ask: (path, as, { isKey = false, headers, ...init } = {}) =>
      fetch(`${address}${path}`, {
        ...init,
        redirect: "manual",
        headers: {
          ...(headers as Record<string, string>),
          "Accept-Encoding": "identity",
          // Everybody from an address of their own: how often one address may knock is not the matter here.
          "X-Forwarded-For": `10.1.${(caller >> 8) & 255}.${caller++ & 255}`,
          ...(as === null ? {} : isKey ? { Authorization: `Bearer key-of-${as}` } : { "X-Caller": as }),
        },
      }),
    close: async () => {
      updates.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await pages.destroy();
    },
  };
}

type AnyHandler = (args: { context: object }) => Promise<unknown>;

/** The build with every loader and action replaced. */
function wrapHandlers(build: ServerBuild, wrap: (handler: AnyHandler) => AnyHandler): ServerBuild {
  const replace = <Handler>(handler: Handler): Handler => wrap(handler as AnyHandler) as Handler;
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const module = { ...route!.module };
    if (module.loader) module.loader = replace(module.loader);
    if (module.action) module.action = replace(module.action);
    return [id, { ...route, module }];
  });
  return { ...build, routes: Object.fromEntries(routes) as ServerBuild["routes"] };
}

/** The test double: whatever a loader asks, it asks for all stores. */
const forgetScope = (build: ServerBuild) =>
  wrapHandlers(
    build,
    (handler) => (args) => handler({ ...args, context: { ...args.context, scope: { allStores: true } } }),
  );

/** What a page sends later comes in the order it is ready: all of it is waited for, so that a page reads the same each time. */
const awaitAll = (build: ServerBuild) =>
  wrapHandlers(build, (handler) => async (args) => {
    const answer = await handler({ ...args, context: { ...args.context, afterHead: atOnce } });
    await settleWithin(answer, 4);
    return answer;
  });

const atOnce: AfterHead = (work) => work();

async function settleWithin(value: unknown, depth: number): Promise<void> {
  if (value instanceof Promise) await value.catch(() => undefined);
  else if (depth > 0 && typeof value === "object" && value !== null && !(value instanceof Response))
    await Promise.all(Object.values(value).map((part) => settleWithin(part, depth - 1)));
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address!.port : 0}`;
}
