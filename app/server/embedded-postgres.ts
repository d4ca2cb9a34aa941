import { join } from "node:path";
import { openDataFolder, readFileIfPresent, writePrivateFile } from "#app/server/data-folder.ts";
import { withFileLock } from "#app/server/file-lock.ts";
import type { Cluster } from "#app/server/postgres/cluster.ts";
import { prepareCluster } from "#app/server/postgres/cluster.ts";
import type { Role } from "#app/server/postgres/leases.ts";
import { addLease, dropLease, listLeases } from "#app/server/postgres/leases.ts";
import type { Postmaster } from "#app/server/postgres/postmaster.ts";
import {
  findPostmaster,
  startPostmaster,
  stopPostmaster,
  waitForEnd,
} from "#app/server/postgres/postmaster.ts";
import { StartUpError } from "#app/server/start-up-error.ts";

export type EmbeddedDatabase = {
  url: string;
  /** Stops Postgres unless another process still uses it. */
  close: () => Promise<void>;
  /** Starts Postgres again, at the same address, if it is gone. Returns true if it was. */
  revive: () => Promise<boolean>;
};

type Options = {
  role: Role;
  /** Postgres settings that win over the usual ones. */
  settings?: Record<string, string>;
};

const lockWaitMs = 20_000;
const shutdownPatienceMs = 1_800;

/**
 * Joins the embedded Postgres of a data folder, starting it if none runs there. It is a process of its own that several of ours
 * may use: each holds a lease, and whoever leaves last stops it. One left over by a killed process is taken over.
 * Throws StartUpError, in particular when a second server asks for the same folder.
 */
export async function joinEmbeddedPostgres(path: string, options: Options): Promise<EmbeddedDatabase> {
  const dataDir = openDataFolder(path);
  const withLock = <T>(run: () => Promise<T>) => withFileLock(join(dataDir, "lock"), lockWaitMs, run);
  const { cluster, port } = await withLock(async () => {
    refuseSecondServer(dataDir, options.role);
    const cluster = prepareCluster(dataDir);
    // Others that use it wait at the address they know for a server that was killed.
    const awaitedPort = listLeases(dataDir).length > 0 ? readPort(dataDir) : undefined;
    const { pid, port } = await ensureRunning(cluster, { port: awaitedPort, settings: options.settings });
    addLease(dataDir, options.role);
    writeAddress(dataDir, buildUrl(cluster, port), pid);
    return { cluster, port };
  });
  let isClosed = false;
  const leaveAtExit = () => leaveAtOnce(dataDir, cluster);
  process.once("exit", leaveAtExit);
  return {
    url: buildUrl(cluster, port),
    close: () =>
      withLock(async () => {
        isClosed = true;
        process.removeListener("exit", leaveAtExit);
        if (dropLease(dataDir).length === 0) await stopPostmaster(cluster.folder, shutdownPatienceMs);
      }),
    revive: () =>
      withLock(async () => {
        if (isClosed || findPostmaster(cluster.folder)) return false;
        const { pid } = await startPostmaster(cluster, { port, settings: options.settings });
        writeAddress(dataDir, buildUrl(cluster, port), pid);
        return true;
      }),
  };
}

function refuseSecondServer(dataDir: string, role: Role): void {
  const server = listLeases(dataDir).find((lease) => lease.role === "server");
  if (role !== "server" || !server) return;
  throw new StartUpError(
    `Apiary already runs with the data in ${dataDir} (process ${server.pid}): stop it, or set APIARY_DATA_DIR to another folder.`,
  );
}

async function ensureRunning(
  cluster: Cluster,
  options: { port?: number; settings?: Record<string, string> },
): Promise<Postmaster> {
  const found = findPostmaster(cluster.folder);
  if (found?.state === "ready") return found;
  if (found) await waitForEnd(cluster.folder, found.pid, lockWaitMs);
  return startPostmaster(cluster, options);
}

function buildUrl({ password }: Cluster, port: number): string {
  return `postgres://apiary:${password}@127.0.0.1:${port}/apiary`;
}

/** Tells people and outside tools where the database is while it runs. */
function writeAddress(dataDir: string, url: string, pid: number): void {
  writePrivateFile(join(dataDir, "database.json"), `${JSON.stringify({ url, pid })}\n`);
}

function readPort(dataDir: string): number | undefined {
  const kept = readFileIfPresent(join(dataDir, "database.json"));
  const port =
    kept === undefined ? Number.NaN : Number(new URL((JSON.parse(kept) as { url: string }).url).port);
  return port > 0 ? port : undefined;
}

/** For a process that ends without closing: asks Postgres to stop and does not wait, since nothing can be waited for any more. */
function leaveAtOnce(dataDir: string, { folder }: Cluster): void {
  const found = dropLease(dataDir).length === 0 ? findPostmaster(folder) : undefined;
  if (found) process.kill(found.pid, "SIGINT");
}
