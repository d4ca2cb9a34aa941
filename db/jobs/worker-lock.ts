/**
 * A lock each worker holds for as long as its connection lives. A job is stuck when the lock of the worker that took it
 * is free: then the worker is gone, however it went, and the job can be handed on at once.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import pg from "pg";
import type { Db } from "../connection.ts";

export type WorkerLock = {
  /** Resolves once the lock is held for the first time. */
  held: Promise<void>;
  /** Hands on what workers left behind that are gone, and what this one has but does not run. Returns how many jobs. */
  rescue: (running: ReadonlySet<string>) => Promise<number>;
  release: () => Promise<void>;
};

const lockClass = 4_174_218;
const reconnectMs = 200;

/** Takes the lock of a worker and takes it again whenever the connection breaks. */
export function holdWorkerLock(url: string, workerId: string): WorkerLock {
  let client: pg.Client | null = null;
  let isReleased = false;

  async function connect(): Promise<void> {
    while (!isReleased) {
      const opening = new pg.Client({
        connectionString: url,
        application_name: "apiary-jobs",
        keepAlive: true,
      });
      opening.on("error", () => {
        if (client !== opening) return;
        client = null;
        void connect();
      });
      try {
        await opening.connect();
        await opening.query("select pg_advisory_lock($1, hashtext($2))", [lockClass, workerId]);
        client = opening;
        return;
      } catch {
        await opening.end().catch(() => undefined);
        await sleep(reconnectMs);
      }
    }
  }

  return {
    held: connect(),
    async rescue(running) {
      if (!client) return 0;
      return (await rescueFrom(client, workerId)) + (await rescueOwn(client, workerId, running));
    },
    async release() {
      isReleased = true;
      const open = client;
      client = null;
      await open?.end().catch(() => undefined);
    },
  };
}

/** Whether any worker, in whatever process, is there to take jobs. */
export async function hasWorker(db: Db): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (
      select from pg_locks where locktype = 'advisory' and classid = ${lockClass} and granted
        and database = (select oid from pg_database where datname = current_database())
    ) as there`.execute(db);
  return rows[0]!.there;
}

async function rescueFrom(client: pg.Client, workerId: string): Promise<number> {
  const { rows } = await client.query<{ id: string }>(
    `select distinct locked_by as id from graphile_worker._private_jobs where locked_by <> $1
     union select locked_by from graphile_worker._private_job_queues where locked_by <> $1`,
    [workerId],
  );
  let rescued = 0;
  for (const { id } of rows) {
    const taken = await client.query<{ free: boolean }>(
      "select pg_try_advisory_lock($1, hashtext($2)) as free",
      [lockClass, id],
    );
    if (!taken.rows[0]?.free) continue;
    rescued += await unlock(client, id, "true", []);
    await client.query("select pg_advisory_unlock($1, hashtext($2))", [lockClass, id]);
  }
  return rescued;
}

/** A job whose end could not be written down, because the database was gone just then, is still ours but runs no more. */
async function rescueOwn(client: pg.Client, workerId: string, running: ReadonlySet<string>): Promise<number> {
  return unlock(client, workerId, "not (id = any($2)) and locked_at < now() - interval '10 seconds'", [
    [...running].map(Number),
  ]);
}

/** Being cut off is not a failed attempt: the count begins again. */
async function unlock(
  client: pg.Client,
  workerId: string,
  condition: string,
  values: unknown[],
): Promise<number> {
  const { rows } = await client.query<{ n: string }>(
    `with freed as (
       update graphile_worker._private_jobs set locked_at = null, locked_by = null, attempts = 0, run_at = now()
       where locked_by = $1 and ${condition} returning id
     ), queues as (
       -- A queue stays locked only by a job that is; one that was deleted meanwhile would hold it for ever.
       update graphile_worker._private_job_queues q set locked_at = null, locked_by = null
       where q.locked_by = $1 and not exists (
         select from graphile_worker._private_jobs j
         where j.job_queue_id = q.id and j.locked_by = $1 and j.id not in (select id from freed))
     )
     select count(*) as n from freed`,
    [workerId, ...values],
  );
  return Number(rows[0]?.n ?? 0);
}
