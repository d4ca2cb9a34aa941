/** Inquiries that can still be won: who they are, what they said last, and how those before them bought. */
import { sql } from "kysely";
import type { InquiryDimension, SalesSelection } from "#app/sales/question.ts";
import type { Db } from "../connection.ts";
import { recordSet } from "../load/record-set.ts";
import { inquiryRollup } from "../rollup/sales-cubes.ts";
import { renderInquiryDimension } from "./group-sales.ts";
import { selectSalesRows } from "./select-sales-rows.ts";

/** Times in epoch ms. */
export type AtRiskRow = {
  storeId: number;
  storeKey: string;
  source: string;
  customer: string;
  conversationId: number;
  startedAt: number;
  /** When the window is over. */
  endsAt: number;
  channel: string | null;
  topic: string | null;
};

type Selection = SalesSelection<InquiryDimension>;
const render = renderInquiryDimension;

/** Those whose window is over first come first; by the predicate of the number `at_risk`. */
export async function listAtRisk(db: Db, selection: Selection, limit: number): Promise<AtRiskRow[]> {
  const more = "f.customer, f.conversation_id, f.started_at";
  const { rows } = await sql<AtRiskRow>`
    select r.store_id as "storeId", s.key as "storeKey", r.source, r.customer, r.conversation_id as "conversationId",
      r.started_at as "startedAt", r.started_at + w.hours * interval '1 hour' as "endsAt", r.channel, r.topic
    ${selectSalesRows(inquiryRollup, selection, { metric: "at_risk", side: "numerator" }, { render, more })}
    order by "endsAt", r.store_id, r.conversation_id limit ${limit}`.execute(db);
  return rows;
}

export type LastWords = { conversationId: number; at: number; text: string };

/** What the customer said last in each conversation, newest first, up to `limit` messages; those without any text are left out. */
export async function readLastWords(
  db: Db,
  rows: readonly Pick<AtRiskRow, "storeId" | "conversationId">[],
  limit = 1,
): Promise<LastWords[]> {
  const keys = rows.map(({ storeId, conversationId }) => ({
    store_id: storeId,
    conversation_id: conversationId,
  }));
  const { rows: words } = await sql<LastWords>`
    select k.conversation_id as "conversationId", m.sent_at as at, m.body as text
    from ${recordSet(keys, "k", { store_id: "int", conversation_id: "bigint" })}
    cross join lateral (
      select m.sent_at, m.body from messages m
      where m.store_id = k.store_id and m.conversation_id = k.conversation_id and m.speaker = 'customer' and m.body <> ''
      order by m.sent_at desc, m.external_id desc limit ${limit}
    ) m`.execute(db);
  return words;
}

/** Of a store's inquirers whose window is over: how many bought within that hour after they asked; null for those who did not. */
export type BoughtInHour = { storeKey: string; hour: number | null; inquirers: number };

export async function countBoughtByHour(db: Db, selection: Selection): Promise<BoughtInHour[]> {
  const target = { metric: "conversion_rate", side: "denominator" } as const;
  const { rows } = await sql<BoughtInHour>`
    select s.key as "storeKey", count(*) as inquirers,
      case when r.band <= w.hours then ceil(r.ordered_after_ms / 3600000.0)::int end as hour
    ${selectSalesRows(inquiryRollup, selection, target, { render, more: "f.ordered_after_ms" })}
    group by s.key, hour`.execute(db);
  return rows;
}
