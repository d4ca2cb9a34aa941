import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { findApiKey } from "#db/access/api-keys.ts";
import { createPagePool } from "#db/access/page-pool.ts";
import { runBacktest } from "#app/knowledge/run-backtest.ts";
import { createDatabase } from "#db/connection.ts";
import { describeClient } from "#app/access/describe-client.ts";
import { findSessionPrincipal } from "#app/access/find-session-principal.ts";
import { isByTls } from "#app/access/request-origin.ts";
import type { SignInServices } from "#app/access/sign-in-services.ts";
import { createRateLimit } from "#app/access/rate-limit.ts";
import { noStores, type AppServices } from "#app/access/services.ts";
import type { Environment } from "#app/env.server.ts";
import { loadEnvironment, setNodeMode } from "#app/env.server.ts";
import { loadApiKey } from "#app/server/api-key.ts";
import { keepDatabaseAlive } from "#app/server/background.ts";
import { buildIfStale } from "#app/server/build.ts";
import { openDataFolder } from "#app/server/data-folder.ts";
import { hasUnfinishedDemo, startDemo } from "#app/server/demo.ts";
import { serverOptions, silenceMs } from "#app/server/http/server-options.ts";
import { startJobsThread } from "#app/server/jobs-thread.ts";
import { startLive } from "#app/server/live.ts";
import type { OpenDatabase } from "#app/server/open-database.ts";
import { openDatabase } from "#app/server/open-database.ts";
import { loadPrivacyKey } from "#app/server/privacy-key.ts";
import { createReadiness } from "#app/server/readiness.ts";
import { reportError } from "#app/server/report-error.ts";
import { openSignIn, welcomeFirst } from "#app/server/sign-in.ts";
import { checkAddress, closeServer, createWebApp, listen } from "#app/server/serve.ts";
import type { Shutdown } from "#app/server/shutdown.ts";
import { createShutdown, endWithParent } from "#app/server/shutdown.ts";
import { StartUpError } from "#app/server/start-up-error.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Longest the first page waits for the demo world, counted from here; beyond it, pages show what is loaded so far. */
const demoPatienceMs = 20_000;
const openRequestPatienceMs = 300;
/** Longest a statement may take that a click has asked for beyond the pages: what takes longer is a job. */
const importStatementMs = 120_000;

/** Starts everything in one process: database, schema, bundle, demo world, web server; ends when told to. */
async function start(isDevelopment: boolean, shutdown: Shutdown): Promise<void> {
  const environment = loadEnvironment();
  if (environment.endsWithParent) endWithParent(shutdown);
  await checkAddress(environment);
  const dataDir = openDataFolder(environment.dataDir);
  const opening = openDatabase({ ...environment, dataDir }, "server");
  shutdown.add("Closing the database", () =>
    opening.then(
      (opened) => opened.close(),
      () => undefined,
    ),
  );
  const database = await opening;
  const built = isDevelopment ? Promise.resolve() : buildInBackground(shutdown.signal);
  const isResumed = hasUnfinishedDemo(dataDir);
  const demo = environment.loadsDemo
    ? startDemo(database.db, { ...environment, dataDir }, shutdown.signal)
    : Promise.resolve();
  await built;
  // One cut off in an earlier start has shown its pages before: finish it behind them.
  await Promise.race([demo, waitUntil(isResumed ? 0 : demoPatienceMs)]);
  const { address, signIn } = await serve({ environment, database, dataDir, isDevelopment, shutdown });
  console.log(`Apiary is at ${address}`);
  // It serves already: a database that goes away now comes back, and so does the chance to say this.
  await welcomeFirst(database.db, signIn).catch((error: unknown) =>
    reportError("The first owner could not be asked in; the next start does", error),
  );
}

/** The promise is watched from the start, since a build may fail long before it is waited for. */
function buildInBackground(signal: AbortSignal): Promise<void> {
  const built = buildIfStale(root, { signal, onStart: () => console.log("Building the pages …") });
  built.catch(() => undefined);
  return built;
}

function waitUntil(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms - performance.now()).unref());
}

type Parts = {
  environment: Environment;
  database: OpenDatabase;
  dataDir: string;
  isDevelopment: boolean;
  shutdown: Shutdown;
};

type Served = { address: string; signIn: SignInServices };

/** Listens with the finished application and returns its address. */
async function serve({ environment, database, dataDir, isDevelopment, shutdown }: Parts): Promise<Served> {
  const pages = createPagePool(database.url);
  const apiKey = environment.apiKey ?? loadApiKey(dataDir);
  const privacyKey = loadPrivacyKey({ ...environment, dataDir });
  const { uploadLimit, pullsPrivate } = environment;
  const live = startLive({ url: database.url, db: database.db, privacyKey });
  shutdown.add("Closing the refresher", live.close);
  let address = "";
  const accessDb = createDatabase(database.url, { max: 4 });
  const signIn = await openSignIn(database.db, {
    ...environment,
    dataDir,
    ownUrl: () => environment.publicUrl ?? address,
  });
  const services: AppServices = {
    limitTo: pages.limitTo,
    // A pool of its own: whoever clicks must not wait behind imports.
    findSessionPrincipal: (request) =>
      findSessionPrincipal(accessDb, {
        cookie: request.headers.cookie,
        isSecure: isByTls(request, environment),
        allowsDemo: signIn.allowsDemo,
      }),
    findKey: (keyHash) => findApiKey(accessDb, keyHash),
    rateLimit: createRateLimit(),
    describeClient: (request) => describeClient(request, environment),
    signIn,
    importDb: createDatabase(database.url, { max: 4, statementTimeoutMs: importStatementMs }),
    apiKey,
    dataDir,
    privacyKey,
    uploadLimit,
    pullsPrivate,
    takeEvents: live.takeEvents,
    runBacktest,
    updates: live.updates,
  };
  const readiness = createReadiness({
    db: pages.limitTo(noStores),
    ownerDb: database.db,
    getTrouble: live.getTrouble,
  });
  const guarding = { ...environment, readiness };
  const server = createServer(serverOptions);
  server.setTimeout(silenceMs);
  const { loadBuiltBundle, openDevelopmentBundle } = await import("#app/server/bundle.ts");
  if (isDevelopment) {
    const { bundle, close } = await openDevelopmentBundle(root, server);
    shutdown.add("Closing Vite", close);
    server.on("request", createWebApp(bundle, services, guarding));
  } else {
    server.on("request", createWebApp(await loadBuiltBundle(root), services, guarding));
  }
  const { port } = await listen(server, environment);
  address = `http://${describeHost(environment.host)}:${port}`;
  shutdown.add("Closing the watch", keepDatabaseAlive(database));
  if (environment.runsJobs) {
    shutdown.add(
      "Stopping the jobs",
      startJobsThread({ url: database.url, dataDir, privacyKey, pullsPrivate }, shutdown.signal),
    );
  }
  shutdown.add("Closing the web server", () => closeServer(server, openRequestPatienceMs));
  shutdown.add("Ending the updates", live.updates.close);
  return { address, signIn };
}

function describeHost(host: string): string {
  if (["127.0.0.1", "0.0.0.0", "::", "::1", "localhost"].includes(host)) return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

const { values } = parseArgs({ options: { dev: { type: "boolean", default: false } } });
setNodeMode(values.dev ? "development" : "production");
const shutdown = createShutdown();
try {
  await start(values.dev, shutdown);
} catch (error) {
  // What fails because the end has begun needs no message.
  if (!shutdown.signal.aborted) {
    if (error instanceof StartUpError) console.error(error.message);
    else reportError("Apiary could not start", error);
  }
  await shutdown.end(1);
}
