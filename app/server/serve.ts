import type { Server } from "node:http";
import { createServer } from "node:http";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import type { Express, RequestHandler, Response } from "express";
import express from "express";
import { buildLoadContext, identifyCaller, type AppServices } from "#app/access/services.ts";
import { answerErrors } from "#app/server/http/answer-errors.ts";
import { addGuards, type Guarding } from "#app/server/http/guards.ts";
import { watchHead } from "#app/server/http/response-head.ts";
import { keepFromCaches } from "#app/server/http/security-headers.ts";
import { StartUpError } from "#app/server/start-up-error.ts";

/** How the bundle is come by: the built one, or Vite's in development with its middleware in front. */
export type Bundle = {
  build: ServerBuild | (() => Promise<ServerBuild>);
  middlewares: RequestHandler[];
};

/** Puts the web application together: the guards, static files, then Remix with a load context for each request. */
export function createWebApp(bundle: Bundle, services: AppServices, guarding: Guarding): Express {
  const app = express();
  app.disable("x-powered-by");
  app.use(watchHead);
  addGuards(app, guarding);
  app.use(compression({ level: 4 }));
  for (const middleware of bundle.middlewares) app.use(middleware);
  app.use(keepFromCaches);
  app.use(identifyCaller(services));
  const getLoadContext = (_: unknown, response: Response) => buildLoadContext(services, response);
  app.all("*", createRequestHandler({ build: bundle.build, getLoadContext }));
  app.use(answerErrors);
  return app;
}

/** Static files of the build; names under /assets carry a hash of their content. */
export function createStaticMiddlewares(clientFolder: string): RequestHandler[] {
  const assets = express.Router();
  assets.use(
    "/assets",
    express.static(`${clientFolder}/assets`, { immutable: true, maxAge: "1y", fallthrough: false }),
  );
  return [assets, express.static(clientFolder, { maxAge: "1h", index: false })];
}

export type Listener = { server: Server; port: number };

/** Listens, and says in one line if the address is taken or not ours. */
export function listen(server: Server, { host, port }: { host: string; port: number }): Promise<Listener> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(new StartUpError(describeListenError(error, host, port))));
    server.listen(port, host, () => {
      const address = server.address();
      resolve({ server, port: typeof address === "object" && address ? address.port : port });
    });
  });
}

function describeListenError(error: Error, host: string, port: number): string {
  const code = "code" in error ? String(error.code) : error.message;
  if (code === "EADDRINUSE")
    return `Port ${port} is taken: stop what listens there, or choose another, as in PORT=${port + 1} npm start.`;
  if (code === "EACCES") return `Port ${port} needs more rights: choose another, as in PORT=3000 npm start.`;
  return `Cannot listen on ${host}:${port} (${code}): set HOST and PORT to an address of this machine.`;
}

/** Finds out before the long work of a start whether the address is free. */
export async function checkAddress(address: { host: string; port: number }): Promise<void> {
  const { server } = await listen(createServer(), address);
  await new Promise((resolve) => server.close(resolve));
}

/** Takes no new requests, gives those under way a moment, then drops them. */
export function closeServer(server: Server, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), patienceMs).unref();
  });
}
