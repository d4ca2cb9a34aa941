/** Where a gap stands, read and moved: what people do to gaps goes by the rules of app/gaps/next-state.ts. */
import { sql } from "kysely";
import { nextState, type GapAction, type GapRefusal, type GapStanding } from "#app/gaps/next-state.ts";
import type { GapState } from "#app/gaps/gap-state.ts";
import type { Scope } from "#app/access/principal.ts";
import type { Db, Trx } from "../connection.ts";
import { applyWatch } from "../gaps/apply-watch.ts";
import { renderScope } from "../queries/scope.ts";

/** Whether a draft (alias `d`) stands as it was published, and its publishing has not been taken back with its import. */
export const isDraftLive = sql<boolean>`(d.published_at is not null and exists (
  select from knowledge_edits k where k.store_id = d.store_id and k.entry = d.entry and k.source = 'apiary'
    and k.action = 'published' and k.external_id like 'gap-' || d.gap_id || '-%'))`;

export type HeldGap = GapStanding & { storeId: number; gapId: number; storeKey: string };

/** Locks a gap of the scope's stores until the transaction ends; undefined if they have none with this id. */
export async function holdGap(trx: Trx, scope: Scope, gapId: number): Promise<HeldGap | undefined> {
  const { rows } = await sql<HeldGap>`
    select g.store_id as "storeId", g.gap_id as "gapId", s.key as "storeKey", g.state, g.owner_id as "ownerId",
      g.reopened_at is not null as "wasReopened",
      exists (select from gap_drafts d where d.store_id = g.store_id and d.gap_id = g.gap_id
        and not ${isDraftLive}) as "hasDraft"
    from gaps g join stores s using (store_id)
    where ${renderScope(scope, "g.store_id")} and g.gap_id = ${gapId} for update of g`.execute(trx);
  return rows[0];
}

export type GapMove =
  | { state: GapState; from: GapState; storeId: number; refusal: null }
  | { refusal: GapRefusal | "no_such_gap" };

type Mover = { scope: Scope; gapId: number; actorId: number; action: GapAction };

/**
 * Moves a gap by what somebody does to it, and keeps the change; says why not where the rules refuse. `also` is done in the same
 * transaction, once the rules have agreed. What is published is watched from then on.
 */
export async function moveGap(
  db: Db,
  { scope, gapId, actorId, action }: Mover,
  also: (trx: Trx, gap: HeldGap) => Promise<void> = () => Promise.resolve(),
): Promise<GapMove> {
  return db.transaction().execute(async (trx) => {
    const gap = await holdGap(trx, scope, gapId);
    if (!gap) return { refusal: "no_such_gap" };
    const { to, refusal } = nextState(gap, action, actorId);
    if (to === null) return { refusal };
    await also(trx, gap);
    await trx
      .updateTable("gaps")
      .set({
        state: to.state,
        owner_id: to.ownerId,
        ...(action === "publish" ? { published_at: sql<number>`now()` } : {}),
        ...(action === "claim" ? { seen_at: sql<number>`coalesce(seen_at, now())` } : {}),
      })
      .where("store_id", "=", gap.storeId)
      .where("gap_id", "=", gapId)
      .execute();
    if (to.state !== gap.state || to.ownerId !== gap.ownerId) {
      await recordGapChange(trx, { ...gap, actorId, action, from: gap.state, to: to.state });
    }
    if (action === "publish") await applyWatch(trx, gap.storeId, [gapId]);
    return { state: to.state, from: gap.state, storeId: gap.storeId, refusal: null };
  });
}

/** Keeps who moved a gap from where to where; `actorId` null where the data did. */
export async function recordGapChange(
  trx: Db,
  change: {
    storeId: number;
    gapId: number;
    actorId: number | null;
    action: GapAction | "watch" | "close" | "reopen";
    from: GapState;
    to: GapState;
  },
): Promise<void> {
  await trx
    .insertInto("gap_changes")
    .values({
      store_id: change.storeId,
      gap_id: change.gapId,
      actor_id: change.actorId,
      action: change.action,
      state_from: change.from,
      state_to: change.to,
    })
    .execute();
}
