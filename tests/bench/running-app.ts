import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { createDatabase, type Db } from "#db/connection.ts";
import { listImports } from "#db/queries/imports.ts";
import { findFreePort } from "#tests/setup/free-port.ts";
import { signInDemo } from "#tests/setup/sign-in.ts";

export type RunningApp = {
  address: string;
  databaseUrl: string;
  apiKey: string;
  /** Cookie header of a session as the demo's owner. */
  cookie: string;
  secondsToServe: number;
  stop: () => Promise<void>;
};

/** Starts the built application with the demo world on a fresh data folder; resolves when it serves. */
export async function startApp(): Promise<RunningApp> {
  const dataDir = mkdtempSync(join(tmpdir(), "apiary-bench-"));
  const port = await findFreePort();
  const started = performance.now();
  const app = spawn(process.execPath, readStartArguments(), {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      APIARY_DATA_DIR: dataDir,
      APIARY_DEMO: "on",
    },
  });
  const exited = new Promise<void>((resolve) => app.once("exit", () => resolve()));
  const address = `http://127.0.0.1:${port}`;
  while (!(await answers(`${address}/readyz`))) {
    if (app.exitCode !== null) throw new Error("the application ended before it served");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const secondsToServe = (performance.now() - started) / 1000;
  const { url } = JSON.parse(readFileSync(join(dataDir, "database.json"), "utf8")) as { url: string };
  await waitForDemo(url);
  return {
    address,
    databaseUrl: url,
    apiKey: readFileSync(join(dataDir, "api-key"), "utf8").trim(),
    cookie: await signInDemo(address),
    secondsToServe,
    stop: async () => {
      app.kill("SIGTERM");
      await exited;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** What `npm start` gives to Node. */
function readStartArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: { start: string } };
  const [, given] = /^exec node (.*)$/.exec(scripts.start) ?? [];
  if (given === undefined) throw new Error(`npm start is not as expected: ${scripts.start}`);
  return given.split(" ");
}

/** The demo may still be loading when the first page is served, and jobs follow it; figures are taken of a world at rest. */
async function waitForDemo(url: string): Promise<void> {
  const db = createDatabase(url, { max: 1, statementTimeoutMs: 0 });
  try {
    while ((await listImports(db, { limit: 1 }))[0]?.status !== "done") {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    for (let quiet = 0; quiet < quietChecks; quiet = (await hasJobs(db)) ? 0 : quiet + 1)
      await new Promise((resolve) => setTimeout(resolve, 200));
    await sql`vacuum analyze`.execute(db);
  } finally {
    await db.destroy();
  }
}

/** One job adds the next, a few seconds later at most: so long none may be seen. */
const quietChecks = 30;

/** Whether a job runs or could run by now; one that has failed waits for its next try, which nobody measures. */
async function hasJobs(db: Db): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from graphile_worker._private_jobs
    where locked_at is not null or (run_at <= now() + interval '3 seconds' and attempts = 0)`.execute(db);
  return rows[0]!.n > 0;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
