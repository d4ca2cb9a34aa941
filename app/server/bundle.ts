import type { Server } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { guardRoutes } from "#app/access/guard-routes.ts";
import type { Bundle } from "#app/server/serve.ts";
import { createStaticMiddlewares } from "#app/server/serve.ts";

/** Loads what `remix vite:build` made. */
export async function loadBuiltBundle(root: string): Promise<Bundle> {
  const url = pathToFileURL(join(root, "build/server/index.js")).href;
  const build = (await import(url)) as ServerBuild;
  return { build: guardRoutes(build), middlewares: createStaticMiddlewares(join(root, "build/client")) };
}

/** Serves sources through Vite, with hot replacement over the same port. */
export async function openDevelopmentBundle(
  root: string,
  server: Server,
): Promise<{ bundle: Bundle; close: () => Promise<void> }> {
  const { createServer } = await import("vite");
  const vite = await createServer({ root, server: { middlewareMode: true, hmr: { server } } });
  const build = async () =>
    guardRoutes((await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild);
  await build();
  return { bundle: { build, middlewares: [vite.middlewares] }, close: () => vite.close() };
}
