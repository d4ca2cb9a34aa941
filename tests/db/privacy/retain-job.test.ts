/** The daily job as the worker runs it: texts go, and the audit says how many. */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parseEvent } from "#app/events/parse-event.ts";
import { retain } from "#app/jobs/retain.ts";
import type { JobContext } from "#app/jobs/job-context.ts";
import { loadBatch } from "#db/load/load-batch.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.destroy());

const clock = { now: () => Date.UTC(2030, 0, 1) };

it("removes old texts and writes down what it removed, once", async () => {
  const { db } = database;
  const events = [1, 2, 3].map((n) => {
    const message = {
      id: `m${n}`,
      conversation: `c${n}`,
      at: `202${n}-01-01T00:00:00Z`,
      from: "customer",
      text: "hi",
    };
    const parsed = parseEvent({ type: "message", ...message }, { store: "s", source: "api" }, clock);
    if (!("event" in parsed)) throw new Error(parsed.reason);
    return parsed.event;
  });
  await loadBatch(db, { events, importId: null });
  await sql`update stores set text_retention_days = 100`.execute(db);
  const context: JobContext = {
    db,
    url: database.url,
    dataDir: "",
    privacyKey: null,
    signal: new AbortController().signal,
  };
  await retain(context);
  await retain(context);
  const { rows } = await sql`select actor_kind, action, store_id, subject from audit_entries`.execute(db);
  expect(rows).toEqual([
    {
      actor_kind: "system",
      action: "retention_run",
      store_id: 1,
      subject: { conversations: 3, messages: 3 },
    },
  ]);
  const { rows: runs } = await sql`
    select conversations, finished_at is not null as "isFinished" from retention_runs order by run_id`.execute(
    db,
  );
  expect(runs).toEqual([
    { conversations: 3, isFinished: true },
    { conversations: 0, isFinished: true },
  ]);
});
