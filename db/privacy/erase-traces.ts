/** What else speaks of a customer: lines set aside, reports of dry runs, kept answers. Nothing here is counted in a figure. */
import { sql } from "kysely";
import { holdsAny, mentionsAny, type Mentions } from "#app/privacy/mentions.ts";
import type { Db } from "../connection.ts";
import { selectConversationsOf } from "./find-customer.ts";

/** The ids by which lines may speak of a customer: their own, and those of their conversations and orders. */
export async function listIdsOf(db: Db, customers: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select external_id as id from conversations
    join (${selectConversationsOf(customers)}) c using (store_id, conversation_id) where erased_at is null
    union select external_id from orders where customer = any(${customers}::text[])`.execute(db);
  return [...customers, ...rows.map(({ id }) => id)];
}

/** Goes before `eraseCustomer`, and may be done again. Returns the lines that left the quarantine. */
export async function eraseTraces(db: Db, mentions: Mentions): Promise<number> {
  const lines = await eraseLines(db, mentions);
  await eraseReports(db, mentions);
  await eraseMends(db, mentions);
  await eraseAnswers(db, mentions);
  await eraseJobErrors(db, mentions);
  return lines;
}

const page = 2_000;
type LineKey = { import_id: number; part: number; line: number };

async function eraseLines(db: Db, mentions: Mentions): Promise<number> {
  let erased = 0;
  let after: LineKey = { import_id: 0, part: -1, line: -1 };
  for (;;) {
    const { rows } = await sql<LineKey & { raw: Buffer; reason: string }>`
      select import_id, part, line, raw, reason from quarantined_lines
      where (import_id, part, line) > (${after.import_id}::bigint, ${after.part}::bigint, ${after.line}::bigint)
      order by import_id, part, line limit ${page}`.execute(db);
    if (rows.length === 0) return erased;
    const found = rows.filter(
      ({ raw, reason }) => mentionsAny(raw.toString("utf8"), mentions) || holdsAny(reason, mentions),
    );
    for (const { import_id, part, line } of found) {
      await sql`
        delete from quarantined_lines where (import_id, part, line) = (${import_id}, ${part}, ${line})`.execute(
        db,
      );
    }
    erased += found.length;
    after = rows.at(-1)!;
  }
}

async function eraseReports(db: Db, mentions: Mentions): Promise<void> {
  const imports = await db.selectFrom("imports").select(["import_id", "name", "error", "report"]).execute();
  for (const { import_id, name, error, report } of imports) {
    const changes = {
      ...(holdsAny(report, mentions) && { report: sql`${renderReport(report, mentions)}::jsonb` }),
      ...(holdsAny(error, mentions) && { error: "" }),
      ...(holdsAny(name, mentions) && { name: "" }),
    };
    if (Object.keys(changes).length === 0) continue;
    await db.updateTable("imports").set(changes).where("import_id", "=", import_id).execute();
  }
}

/** A dry run's counts stay; its problems go, which quote lines. */
function renderReport(report: unknown, mentions: Mentions): string | null {
  const counts = { ...(report as Record<string, unknown>), problems: [], error: null };
  return holdsAny(counts, mentions) ? null : JSON.stringify(counts);
}

async function eraseMends(db: Db, mentions: Mentions): Promise<void> {
  const mends = await db
    .selectFrom("quarantine_mends")
    .select(["mend_id", "rules", "reason", "error"])
    .execute();
  for (const { mend_id, ...mend } of mends) {
    if (!holdsAny(mend, mentions)) continue;
    await db
      .updateTable("quarantine_mends")
      .set({ rules: null, error: null, ...(holdsAny(mend.reason, mentions) && { reason: "" }) })
      .where("mend_id", "=", mend_id)
      .execute();
  }
}

/** Whoever sends such a request again is told of duplicates instead. */
async function eraseAnswers(db: Db, mentions: Mentions): Promise<void> {
  const answers = await db.selectFrom("idempotency_keys").select(["key", "response"]).execute();
  const keys = answers.filter((answer) => holdsAny(answer, mentions)).map(({ key }) => key);
  if (keys.length > 0) await db.deleteFrom("idempotency_keys").where("key", "in", keys).execute();
}

async function eraseJobErrors(db: Db, mentions: Mentions): Promise<void> {
  const { rows: found } = await sql<{
    name: string | null;
  }>`select to_regclass('graphile_worker._private_jobs')::text as name`.execute(db);
  if (found[0]!.name === null) return;
  const { rows: jobs } = await sql<{ id: number; last_error: string }>`
    select id, last_error from graphile_worker._private_jobs where last_error is not null`.execute(db);
  for (const { id } of jobs.filter(({ last_error }) => holdsAny(last_error, mentions))) {
    await sql`update graphile_worker._private_jobs set last_error = '' where id = ${id}`.execute(db);
  }
}
