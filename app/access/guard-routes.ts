import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { StartUpError } from "#app/server/start-up-error.ts";
import { mayDo } from "./principal.ts";
import { refuseForbidden, refuseUnknown } from "./refusals.ts";
import { routeRules, type RouteRule, type Rule } from "./route-rules.ts";

type Args = LoaderFunctionArgs | ActionFunctionArgs;
type Handler = (args: never) => unknown;

/**
 * The same build with every loader and action behind the rule of its route. Throws StartUpError for a route without a rule:
 * a new one must say who may call it before it can be served.
 */
export function guardRoutes(
  build: ServerBuild,
  rules: Readonly<Record<string, RouteRule>> = routeRules,
): ServerBuild {
  const lawless = Object.keys(build.routes).filter((id) => !Object.hasOwn(rules, id));
  if (lawless.length > 0) {
    throw new StartUpError(
      `No rule says who may call ${lawless.join(", ")}: add it to app/access/route-rules.ts.`,
    );
  }
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route] as const;
    const rule = rules[id]!;
    const { read, write } = typeof rule === "string" ? { read: rule, write: rule } : rule;
    const module = { ...route.module };
    const isPage = module.default !== undefined;
    if (module.loader) module.loader = guard(module.loader, read, isPage);
    if (module.action) module.action = guard(module.action, write, isPage);
    return [id, { ...route, module }] as const;
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

function guard<Handling extends Handler>(handle: Handling, rule: Rule, isPage: boolean): Handling {
  if (rule === "public") return handle;
  const guarded = (args: Args) => {
    refuse(args, rule, isPage);
    return handle(args as never);
  };
  return guarded as unknown as Handling;
}

/** Throws the answer for whoever may not pass. A program is told in its own format, a person by a page. */
function refuse({ request, context }: Args, rule: Exclude<Rule, "public">, isPage: boolean): void {
  const { principal } = context;
  if (!principal || (isApi(request) && principal.kind !== "key")) throw refuseUnknown(request, isPage);
  if (rule !== "signed-in" && !mayDo(principal, rule)) throw refuseForbidden(isPage);
}

/** Programs come with a key: a session alone opens no API, so that no other site can use a reader's. */
function isApi(request: Request): boolean {
  return new URL(request.url).pathname.startsWith("/api/");
}
