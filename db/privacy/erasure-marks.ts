/** What stays of something erased: keyed hashes of its ids, so that events sent again do not bring it back. */
import { createHmac } from "node:crypto";
import { sql } from "kysely";
import type { Db, Trx } from "../connection.ts";

export type MarkedKind = "customer" | "conversation" | "order" | "click";
export type MarkedId = { store: string; source: string; kind: MarkedKind; id: string };

const markBytes = 16;

let markKey: string | null = null;

/** Told to every process before it loads or erases anything: the installation's key, which never is in the database. */
export function setErasureKey(privacyKey: string): void {
  markKey = `erased\0${privacyKey}`;
}

/** A mark tells nothing without the key, so nobody with the database alone can ask whether an id was erased. */
export function buildMark({ store, source, kind, id }: MarkedId): Buffer {
  if (!markKey) throw new Error("the key of erased ids is not there: see setErasureKey");
  return createHmac("sha256", markKey)
    .update(JSON.stringify([store, source, kind, id]))
    .digest()
    .subarray(0, markBytes);
}

export async function addMarks(trx: Trx, ids: readonly MarkedId[]): Promise<void> {
  for (let from = 0; from < ids.length; from += 1000) {
    const marks = ids.slice(from, from + 1000).map((id) => ({ mark: buildMark(id) }));
    await trx
      .insertInto("erasure_marks")
      .values(marks)
      .onConflict((conflict) => conflict.column("mark").doUpdateSet({ erased_at: sql<number>`now()` }))
      .execute();
  }
}

/** When each of these was erased, epoch ms; those that never were are left out. Keyed by the mark in hex. */
export async function findMarks(db: Db, marks: readonly Buffer[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ mark: Buffer; erased_at: number }>`
    select mark, erased_at from erasure_marks where mark = any(${marks}::bytea[])`.execute(db);
  return new Map(rows.map(({ mark, erased_at }) => [mark.toString("hex"), erased_at]));
}

export async function hasMarks(db: Db): Promise<boolean> {
  const { rows } = await sql`select from erasure_marks limit 1`.execute(db);
  return rows.length > 0;
}
