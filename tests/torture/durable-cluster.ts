/** A Postgres of a data folder with the settings of production (fsync and all), whose processes can be killed. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { joinEmbeddedPostgres, type EmbeddedDatabase } from "#app/server/embedded-postgres.ts";
import { findPostmaster } from "#app/server/postgres/postmaster.ts";
import type { Random } from "#seeds/world/random.ts";
import { createDatabase, type Db } from "#db/connection.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { truncateAll } from "#tests/setup/database.ts";
import { endWatcher, nameWatcher, openWatcher } from "./watch-import.ts";

/** The main process alone, everything at once (a power cut), a connection of the import, or a process behind the scenes. */
export const victims = ["postmaster", "all", "backend", "auxiliary"] as const;
export type Victim = (typeof victims)[number];

export type DurableCluster = {
  url: () => string;
  db: () => Db;
  /** Environments of a process that is given an address, and of one that joins the data folder. */
  variables: { external: Record<string, string>; embedded: Record<string, string> };
  kill: (victim: Victim, random: Random) => Promise<void>;
  /** Starts it again if it is gone, and waits until it takes connections. */
  recover: () => Promise<void>;
  truncate: () => Promise<void>;
  countMessages: () => Promise<number>;
  destroy: () => Promise<void>;
};

/** How long anything may take that depends on a server being killed; then it is asked again. */
const patienceMs = 5_000;

export async function openCluster(): Promise<DurableCluster> {
  const dataDir = mkdtempSync(join(tmpdir(), "apiary-torture-data-"));
  const folder = join(dataDir, "postgres");
  const embedded: EmbeddedDatabase = await joinEmbeddedPostgres(dataDir, { role: "tool" });
  let db = createDatabase(nameWatcher(embedded.url), { max: 2, statementTimeoutMs: 0 });
  await migrateToLatest(db);

  async function recover(): Promise<void> {
    for (;;) {
      // A postmaster that lives on after the loss of a child recovers by itself; one that is gone is started again.
      await Promise.race([embedded.revive(), sleep(patienceMs)]);
      if (await Promise.race([canConnect(embedded.url), sleep(patienceMs, false)])) break;
      await sleep(20);
    }
    // The pool may wait for ever for a connection that was killed while it was made.
    await Promise.race([db.destroy(), sleep(1_000)]);
    db = createDatabase(nameWatcher(embedded.url), { max: 2, statementTimeoutMs: 0 });
  }

  return {
    url: () => embedded.url,
    db: () => db,
    variables: {
      external: { DATABASE_URL: embedded.url, APIARY_DATA_DIR: join(dataDir, "unused") },
      embedded: { DATABASE_URL: "", APIARY_DATA_DIR: dataDir },
    },
    async kill(victim, random) {
      const postmaster = findPostmaster(folder)!.pid;
      const children = listChildren(postmaster);
      const isBackend = ({ title }: Child) => title.includes("127.0.0.1");
      const chosen = {
        postmaster: [postmaster],
        all: [postmaster, ...children.map(({ pid }) => pid)],
        backend: pickOne(children.filter(isBackend), random),
        auxiliary: pickOne(
          children.filter((child) => !isBackend(child)),
          random,
        ),
      }[victim];
      for (const pid of chosen) killQuietly(pid);
    },
    recover,
    truncate: () => truncateAll(db),
    async countMessages() {
      const { rows } = await sql<{ n: number }>`select count(*) as n from messages`.execute(db);
      return rows[0]!.n;
    },
    async destroy() {
      await db.destroy();
      await embedded.close();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

async function canConnect(url: string): Promise<boolean> {
  const client = openWatcher(url);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await endWatcher(client);
  }
}

type Child = { pid: number; title: string };

function listChildren(postmaster: number): Child[] {
  const table = execFileSync("ps", ["-o", "pid=,args=", "--ppid", String(postmaster)], { encoding: "utf8" });
  return table.split("\n").flatMap((row) => {
    const match = /^\s*(\d+) (.*)$/.exec(row);
    return match ? [{ pid: Number(match[1]), title: match[2]! }] : [];
  });
}

function pickOne(children: readonly Child[], random: Random): number[] {
  return children.length > 0 ? [random.pick(children).pid] : [];
}

/** It may have ended by itself between the look and the kill. */
function killQuietly(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
