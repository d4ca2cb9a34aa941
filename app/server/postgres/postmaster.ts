import { spawn } from "node:child_process";
import { chmodSync, closeSync, openSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readFileIfPresent } from "#app/server/data-folder.ts";
import { findCommandLine } from "#app/server/processes.ts";
import { postgresEnvironment } from "#app/server/postgres/account.ts";
import type { Cluster } from "#app/server/postgres/cluster.ts";
import { buildServerFlags } from "#app/server/postgres/settings.ts";
import { StartUpError } from "#app/server/start-up-error.ts";

export type Postmaster = { pid: number; port: number; state: "starting" | "ready" | "stopping" };

const largestLog = 16 * 1024 * 1024;

/** The living server of a cluster, whoever started it. */
export function findPostmaster(folder: string): Postmaster | undefined {
  const lines = readFileIfPresent(join(folder, "postmaster.pid"))?.split("\n");
  if (!lines) return undefined;
  const pid = Math.abs(Number(lines[0]));
  if (!pid || !isPostmasterOf(pid, folder)) return undefined;
  const state = lines[7]?.trim();
  return {
    pid,
    port: Number(lines[3]),
    state: state === "ready" || state === "stopping" ? state : "starting",
  };
}

function isPostmasterOf(pid: number, folder: string): boolean {
  const command = findCommandLine(pid);
  return command !== undefined && command.includes(`postgres -D ${folder} `);
}

/** Starts the server of a cluster on 127.0.0.1 and waits until it takes connections. Throws StartUpError with its last words. */
export async function startPostmaster(
  cluster: Cluster,
  options: { port?: number; settings?: Record<string, string> } = {},
): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    const port = attempt === 1 && options.port ? options.port : await findFreePort();
    const outcome = await trySpawn(cluster, port, options.settings ?? {});
    if (typeof outcome !== "string") return outcome;
    const isPassing = /could not (bind|create any TCP)|shared memory block .* still in use/.test(outcome);
    if (!isPassing || attempt === 10) throw new StartUpError(describeFailure(outcome, cluster));
    await sleep(300);
  }
}

function describeFailure(output: string, { folder }: Cluster): string {
  const fatal =
    output.split("\n").findLast((line) => /FATAL|PANIC/.test(line)) ?? output.trim().split("\n").at(-1);
  const cause = fatal?.replace(/^.*?(FATAL|PANIC): +/, "") || "no reason given";
  return `The database in ${folder} did not start (${cause}): see ${folder}.log, or set DATABASE_URL to a Postgres of your own.`;
}

/** Returns the server, or what it said if it did not come up. */
async function trySpawn(
  cluster: Cluster,
  port: number,
  settings: Record<string, string>,
): Promise<Postmaster | string> {
  const { folder, account, binaries } = cluster;
  releaseStolenPid(folder);
  const logPath = `${folder}.log`;
  const isLarge = (statSync(logPath, { throwIfNoEntry: false })?.size ?? 0) > largestLog;
  const log = openSync(logPath, isLarge ? "w" : "a", 0o600);
  chmodSync(logPath, 0o600);
  const start = statSync(logPath).size;
  const [file, ...args] = [
    ...account.command,
    binaries.postgres,
    "-D",
    folder,
    ...buildServerFlags(port, settings),
  ];
  // A session of its own: ^C in the terminal must reach us and not Postgres, which would drop its clients before we close.
  const child = spawn(file!, args, {
    ...account.spawnIds,
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
    env: postgresEnvironment,
  });
  closeSync(log);
  let cause: string | undefined;
  child.once("error", (error) => (cause = error.message));
  child.once("exit", () => (cause ??= ""));
  child.unref();
  // No deadline: recovery after a crash takes as long as it takes, and ends with "ready" or an exit.
  while (cause === undefined) {
    const found = findPostmaster(folder);
    if (found && found.pid === child.pid && found.state === "ready") return found;
    await sleep(20);
  }
  return cause || readFileSync(logPath).subarray(start).toString() || "it ended at once";
}

/** Postgres takes any living process under the id in its lock file for a server; our own id it knows to be none. */
function releaseStolenPid(folder: string): void {
  const path = join(folder, "postmaster.pid");
  const lines = readFileIfPresent(path)?.split("\n");
  if (!lines || isPostmasterOf(Math.abs(Number(lines[0])), folder)) return;
  writeFileSync(path, [process.pid, ...lines.slice(1)].join("\n"));
}

/** Ends a server: fast, so that clients are dropped and a checkpoint is made; at once if that takes longer than `patienceMs`. */
export async function stopPostmaster(folder: string, patienceMs: number): Promise<void> {
  const found = findPostmaster(folder);
  if (!found) return;
  process.kill(found.pid, "SIGINT");
  if (await waitForEnd(folder, found.pid, patienceMs)) return;
  // The log is replayed at the next start: nothing committed is lost.
  if (isPostmasterOf(found.pid, folder)) process.kill(found.pid, "SIGQUIT");
  await waitForEnd(folder, found.pid, 10_000);
}

/** True as soon as the server has ended. */
export async function waitForEnd(folder: string, pid: number, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (isPostmasterOf(pid, folder)) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
