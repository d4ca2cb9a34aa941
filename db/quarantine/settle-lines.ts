/** One batch of waiting lines, one transaction: those accepted become events of their import and leave, the rest is noted. */
import { sql } from "kysely";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import type { Db, Trx } from "../connection.ts";
import { announceImports } from "../jobs/queue.ts";
import { retryConflicts } from "../live/failures.ts";
import { loadInTransaction } from "../load/load-batch.ts";
import type { StoreDefaults } from "../load/stores.ts";
import type { LineKey } from "./lines.ts";
import { isMending, lockQuarantine, settledImport } from "./mends.ts";

export type TakenLine = LineKey & { events: CanonicalEvent[] };
/** A line that stays, with the text it has now and what is wrong with that. */
export type KeptLine = LineKey & {
  eventType: string | null;
  field: string | null;
  reason: string;
  store: string | null;
  raw: Buffer;
};

export type Settling = {
  importId: number;
  /** The mend this belongs to, how far it has come with this batch; null for a single edit. */
  mend: { mendId: number; done: number; after: LineKey } | null;
  taken: readonly TakenLine[];
  kept: readonly KeptLine[];
  /** Events of the same file that stand on lines which do not wait: stored if they are not yet, not counted as repeats. */
  others?: readonly CanonicalEvent[];
  storeDefaults?: Record<string, StoreDefaults>;
};

export type SettleResult = { taken: number; kept: number; accepted: number; duplicate: number };

/** The import is being read or taken back, or the mend was ended meanwhile: nothing of the batch was done. */
export class QuarantineBusy extends Error {
  override name = "QuarantineBusy";
}

/** Settles a batch, durably or not at all. Lines that are gone already are left out, with their events. */
export async function settleLines(db: Db, settling: Settling): Promise<SettleResult> {
  return retryConflicts(() => db.transaction().execute((trx) => settle(trx, settling)));
}

async function settle(trx: Trx, settling: Settling): Promise<SettleResult> {
  const { importId, mend, taken, kept, others = [], storeDefaults } = settling;
  await lockQuarantine(trx, importId);
  if (mend === null && (await isMending(trx, importId))) throw new QuarantineBusy("a mend is under way");
  const gone = await removeLines(trx, importId, taken);
  const leaving = taken.filter((line) => gone.has(getKey(line)));
  const batch = { importId, ...(storeDefaults ? { storeDefaults } : {}) };
  const loaded = await loadInTransaction(trx, { ...batch, events: leaving.flatMap(({ events }) => events) });
  const beside = await loadInTransaction(trx, { ...batch, events: others });
  const noted = await keepLines(trx, importId, kept);
  const accepted = loaded.accepted + beside.accepted;
  const counted = await trx
    .updateTable("imports")
    .set({
      accepted: sql<number>`accepted + ${accepted}`,
      duplicate: sql<number>`duplicate + ${loaded.duplicate}`,
      quarantined: sql<number>`quarantined - ${leaving.length}`,
    })
    .where("import_id", "=", importId)
    .where(settledImport)
    .executeTakeFirst();
  if (counted.numUpdatedRows === 0n) throw new QuarantineBusy("the import is under way");
  const result = { taken: leaving.length, kept: noted, accepted, duplicate: loaded.duplicate };
  await (mend === null ? countEdit(trx, importId, result) : noteProgress(trx, mend, result));
  await announceImports(trx);
  return result;
}

const getKey = ({ part, line }: LineKey) => `${part}:${line}`;

async function removeLines(trx: Trx, importId: number, lines: readonly LineKey[]): Promise<Set<string>> {
  if (lines.length === 0) return new Set();
  const { rows } = await sql<LineKey>`
    delete from quarantined_lines q
    using unnest(${lines.map(({ part }) => part)}::bigint[], ${lines.map(({ line }) => line)}::bigint[]) as l(part, line)
    where q.import_id = ${importId} and q.part = l.part and q.line = l.line
    returning q.part, q.line`.execute(trx);
  return new Set(rows.map(getKey));
}

async function keepLines(trx: Trx, importId: number, lines: readonly KeptLine[]): Promise<number> {
  let noted = 0;
  for (const { part, line, eventType, field, reason, store, raw } of lines) {
    const result = await trx
      .updateTable("quarantined_lines")
      .set({
        event_type: eventType,
        field,
        reason,
        store_key: store?.replaceAll("\0", "\u2400") ?? null,
        raw,
      })
      .where("import_id", "=", importId)
      .where("part", "=", part)
      .where("line", "=", line)
      .executeTakeFirst();
    noted += Number(result.numUpdatedRows);
  }
  return noted;
}

async function noteProgress(
  trx: Trx,
  { mendId, done, after }: NonNullable<Settling["mend"]>,
  { taken, accepted, duplicate }: SettleResult,
): Promise<void> {
  const result = await trx
    .updateTable("quarantine_mends")
    .set({
      done: sql<number>`done + ${done}`,
      taken: sql<number>`taken + ${taken}`,
      accepted: sql<number>`accepted + ${accepted}`,
      duplicate: sql<number>`duplicate + ${duplicate}`,
      after_part: after.part,
      after_line: after.line,
      progressed_at: sql<number>`now()`,
    })
    .where("mend_id", "=", mendId)
    .where("status", "=", "running")
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new QuarantineBusy("the mend has ended");
}

/** Edits are counted together: one row an import. */
async function countEdit(
  trx: Trx,
  importId: number,
  { taken, accepted, duplicate }: SettleResult,
): Promise<void> {
  if (taken === 0) return;
  await sql`
    insert into quarantine_mends as m (import_id, kind, status, total, done, taken, accepted, duplicate, finished_at)
    values (${importId}, 'edit', 'counted', ${taken}, ${taken}, ${taken}, ${accepted}, ${duplicate}, now())
    on conflict (import_id, kind) where status = 'counted' do update set
      total = m.total + excluded.total, done = m.done + excluded.done, taken = m.taken + excluded.taken,
      accepted = m.accepted + excluded.accepted, duplicate = m.duplicate + excluded.duplicate, finished_at = now()
  `.execute(trx);
}
