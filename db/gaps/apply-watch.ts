/** What the data does to gaps after publishing, by the rules of app/gaps/watch-state.ts. */
import { sql } from "kysely";
import type { GapState } from "#app/gaps/gap-state.ts";
import {
  earlierDays,
  watchedDays,
  watchGap,
  type WatchedGap,
  type WatchStep,
} from "#app/gaps/watch-state.ts";
import type { Trx } from "../connection.ts";
import { recordSet } from "../load/record-set.ts";
import { dataThrough } from "../measures/classified.ts";

type Row = Omit<WatchedGap, "earlier" | "latest"> & {
  gapId: number;
  earlierQuestions: number;
  earlierConversations: number;
  latestQuestions: number;
  latestConversations: number;
};

const days = (count: number) => sql`${sql.lit(count)} * interval '1 day'`;

/** Moves a locked store's gaps, or some of them, and keeps each change; closing and reopening are at the time the data reaches to. */
export async function applyWatch(trx: Trx, storeId: number, gapIds?: readonly number[]): Promise<void> {
  const steps = (await readWatched(trx, storeId, gapIds)).flatMap((row) => {
    let from: GapState = row.state;
    return watchGap(toWatched(row)).map(({ action, to }, index) => {
      const step = { gap_id: row.gapId, action, state_from: from, state_to: to, at: row.through, index };
      from = to;
      return step;
    });
  });
  if (steps.length > 0) await applySteps(trx, storeId, steps);
}

async function readWatched(trx: Trx, storeId: number, gapIds?: readonly number[]): Promise<Row[]> {
  const isWanted = gapIds ? sql`g.gap_id = any(${[...gapIds]}::bigint[])` : sql`true`;
  const countQuestions = (from: string, to: string) => sql`
    select count(*) from gap_questions q where q.store_id = w.store_id and q.gap_id = w.gap_id
      and q.asked_at > ${sql.ref(from)} and q.asked_at <= ${sql.ref(to)}`;
  const countConversations = (from: string, to: string) => sql`
    select count(*) from conversation_facts f where f.store_id = w.store_id and f.class = 'engaged' and not f.is_test
      and f.ended_at > ${sql.ref(from)} and f.ended_at <= ${sql.ref(to)}`;
  const { rows } = await sql<Row>`
    select w.gap_id as "gapId", w.state, w.published_at as "publishedAt", w.closed_at as "closedAt", w.through,
      (${countQuestions("w.earlier", "w.published_at")})::int as "earlierQuestions",
      (${countConversations("w.earlier", "w.published_at")})::int as "earlierConversations",
      (${countQuestions("w.since", "w.through")})::int as "latestQuestions",
      (${countConversations("w.since", "w.through")})::int as "latestConversations"
    from (
      select g.store_id, g.gap_id, g.state, g.published_at, g.closed_at, ${dataThrough} as through,
        g.published_at - ${days(earlierDays)} as earlier,
        greatest(${dataThrough} - ${days(watchedDays)}, case when g.state = 'closed' then g.closed_at end, g.published_at)
          as since
      from gaps g join stores s using (store_id)
      where g.store_id = ${storeId} and g.state in ('published', 'watching', 'closed') and ${isWanted}
    ) w`.execute(trx);
  return rows;
}

function toWatched(row: Row): WatchedGap {
  return {
    ...row,
    earlier: { questions: row.earlierQuestions, conversations: row.earlierConversations },
    latest: { questions: row.latestQuestions, conversations: row.latestConversations },
  };
}

type Step = { gap_id: number; action: WatchStep["action"]; state_from: GapState; state_to: GapState };

async function applySteps(
  trx: Trx,
  storeId: number,
  steps: readonly (Step & { at: number; index: number })[],
): Promise<void> {
  const columns = {
    gap_id: "bigint",
    action: "text",
    state_from: "text",
    state_to: "text",
    at: "timestamptz",
  };
  const told = recordSet(steps, "r", { ...columns, index: "int" });
  await sql`
    insert into gap_changes (store_id, gap_id, action, state_from, state_to)
    select ${storeId}::int, gap_id, action, state_from, state_to from ${told} order by gap_id, index`.execute(
    trx,
  );
  // Whoever answered a gap has done with it: when it comes back it is anybody's.
  await sql`
    update gaps g set state = r.state_to,
      closed_at = case when r.action = 'close' then r.at else g.closed_at end,
      reopened_at = case when r.action = 'reopen' then r.at else g.reopened_at end,
      owner_id = case when r.action = 'reopen' then null else g.owner_id end
    from (select distinct on (gap_id) * from ${told} order by gap_id, index desc) r
    where g.store_id = ${storeId} and g.gap_id = r.gap_id`.execute(trx);
}
