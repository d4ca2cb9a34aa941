/** Effects of edits as they were last worked out, a row a store; figures that change mark it, and a job works it out anew. */
import { sql, type RawBuilder } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { EditEffect } from "#app/effect/judge-edit.ts";
import type { Db, Trx } from "../connection.ts";
import { addJob } from "../jobs/queue.ts";
import { renderScope } from "../queries/scope.ts";

/** Rest between a change and the working out, in seconds: one for all that comes meanwhile. */
const restSeconds = 5;

export type KnownEffects = { signature: string; effects: EditEffect[] };

/** By store; stores whose effects were never worked out are absent. */
export async function readEffects(
  db: Db,
  { scope, storeIds }: { scope: Scope; storeIds: readonly number[] },
): Promise<Map<number, KnownEffects>> {
  const { rows } = await sql<KnownEffects & { storeId: number }>`
    select e.store_id as "storeId", e.signature, e.effects from edit_effects e
    where ${renderScope(scope, "e.store_id")} and e.store_id = any(${[...storeIds]}::int[])
      and e.signature is not null`.execute(db);
  return new Map(rows.map(({ storeId, ...known }) => [storeId, known]));
}

type Marked = { id: number; isNew: boolean };

/** Marks stores with edits whose figures have changed; returns them, and whether they had no mark. */
export function renderEffectMarks(storeIds: readonly number[]): RawBuilder<Marked> {
  return sql`
    insert into edit_effects as e (store_id, marks)
    select s.store_id, 1 from stores s
    where s.store_id = any(${[...storeIds]}::int[])
      and exists (select from knowledge_edits k where k.store_id = s.store_id)
    order by s.store_id
    on conflict (store_id) do update set marks = e.marks + 1
    returning e.store_id as id, e.marks = 1 as "isNew"`;
}

/** Asks for the working out of the stores that `renderEffectMarks` returned. */
export async function askForJudging(trx: Trx, marked: readonly Marked[]): Promise<void> {
  for (const { id, isNew } of marked) {
    if (!isNew) continue;
    await addJob(trx, "judge-edits", id, { afterSeconds: restSeconds });
  }
}

/** How often a store's figures have changed since its effects were worked out; null where they never were or have. */
export async function readEffectMarks(db: Db, storeId: number): Promise<number | null> {
  const { rows } = await sql<{ marks: number }>`
    select marks from edit_effects where store_id = ${storeId}`.execute(db);
  return rows[0]?.marks ?? null;
}

/** Keeps what was worked out; `marks` are those read before, and any made since stay. */
export async function writeEffects(
  db: Db,
  storeId: number,
  { signature, effects, marks }: KnownEffects & { marks: number },
): Promise<void> {
  await sql`
    insert into edit_effects as e (store_id, signature, effects)
    select s.store_id, ${signature}, ${JSON.stringify(effects)}::jsonb from stores s where s.store_id = ${storeId}
    on conflict (store_id) do update
      set signature = excluded.signature, effects = excluded.effects, marks = e.marks - ${marks}`.execute(db);
}

/** Stores with edits. */
export async function listEditedStores(db: Db): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select s.store_id as id from stores s
    where exists (select from knowledge_edits k where k.store_id = s.store_id) order by id`.execute(db);
  return rows.map(({ id }) => id);
}
