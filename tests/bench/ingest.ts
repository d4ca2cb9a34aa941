/** Bulk ingest, everything on, against raw `COPY` of the very same rows into tables with the very same indexes. */
import { spawn } from "node:child_process";
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { joinEmbeddedPostgres } from "#app/server/embedded-postgres.ts";
import { round } from "./statistics.ts";

export type IngestRun = {
  messages: number;
  events: number;
  megabytes: number;
  seconds: number;
  rawSeconds: number;
  /** rawSeconds / seconds: 1 would be as fast as COPY. */
  ratio: number;
  /** Largest resident memory of the importing process, MiB. */
  peakMemory: number;
};

const conversationsPerMessage = 310_000 / 1_792_517;

/** One run on a fresh embedded Postgres with the settings of production. */
export async function measureIngest(messages: number): Promise<IngestRun> {
  const folder = mkdtempSync(join(tmpdir(), "apiary-bench-ingest-"));
  try {
    const file = join(folder, "world.ndjson");
    await writeWorld(file, messages);
    const database = await joinEmbeddedPostgres(join(folder, "data"), { role: "tool" });
    try {
      const { accepted, seconds, peakMemory } = await runIngest(file, join(folder, "data"));
      const client = new pg.Client(database.url);
      await client.connect();
      const { rows } = await client.query<{ n: string }>("select count(*) as n from messages");
      const rawSeconds = await copyRaw(client, folder);
      await client.end();
      return {
        messages: Number(rows[0]!.n),
        events: accepted,
        megabytes: Math.round(statSync(file).size / 1e6),
        seconds: round(seconds),
        rawSeconds: round(rawSeconds),
        ratio: round(rawSeconds / seconds),
        peakMemory,
      };
    } finally {
      await database.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A log of the simulated stores with about as many messages. */
export async function writeWorld(file: string, messages: number): Promise<void> {
  const conversations = Math.ceil(messages * conversationsPerMessage);
  const args = ["app/server/launch.js", "seeds/cli.ts", "--conversations", String(conversations)];
  const seed = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  await pipeline(seed.stdout, createWriteStream(file));
}

/** The command of `npm run ingest`, or another program in its place, started without npm so that its memory can be read. */
export async function runIngest(file: string, dataDir: string, program = "app/ingest/cli.ts") {
  const child = spawn(process.execPath, [...ingestFlags(), program, file], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, APIARY_DATA_DIR: dataDir },
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  let peak = 0;
  const watch = setInterval(() => (peak = readPeakMemory(child.pid!) ?? peak), 100);
  const code = await new Promise((resolve) => child.once("close", resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`ingest ended with ${String(code)}: ${output}`);
  const { accepted, seconds } = JSON.parse(output) as { accepted: number; seconds: number };
  return { accepted, seconds, peakMemory: Math.round(peak / 1024) };
}

function ingestFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: { ingest: string } };
  return scripts.ingest
    .replace(/^exec node /, "")
    .split(" ")
    .slice(0, -1);
}

/** The largest resident memory a process has had so far, KiB; undefined once it has ended. */
function readPeakMemory(pid: number): number | undefined {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]);
  } catch {
    return undefined;
  }
}

/** Every table of ours with what the import left in it: events, facts, rollups, and the little that tells of the import itself. */
async function listTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not relispartition and relname not like 'kysely%' order by relname`,
  );
  return rows.map(({ name }) => name);
}

/** Seconds that COPY takes for what the import stored, table by table, from files in binary form. */
async function copyRaw(client: pg.Client, folder: string): Promise<number> {
  const tables = await listTables(client);
  await client.query("create schema raw");
  for (const table of tables) {
    await pipeline(
      client.query(copyTo(`copy ${table} to stdout with (format binary)`)),
      createWriteStream(join(folder, table)),
    );
    await client.query(`create table raw.${table} (like ${table} including all)`);
  }
  await client.query("checkpoint");
  const started = performance.now();
  for (const table of tables) {
    const source = createReadStream(join(folder, table), { highWaterMark: 256 * 1024 });
    await pipeline(source, client.query(copyFrom(`copy raw.${table} from stdin with (format binary)`)));
  }
  return (performance.now() - started) / 1000;
}
