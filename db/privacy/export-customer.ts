/** Everything held of a customer, as canonical events: fit to be read, and to be imported again. */
import { sql, type RawBuilder } from "kysely";
import { countMinorDigits } from "#app/money/currency.ts";
import type { Db } from "../connection.ts";
import { selectConversationsOf } from "./find-customer.ts";

type Fields = Record<string, unknown>;
type Row = { event: Fields; extra: Fields | null };

const instant = (column: string) =>
  sql`to_char(${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const pageSize = 1_000;

/** Wire name → column, of each event type. */
const conversation = {
  customer: "t.customer",
  channel: "t.channel",
  started_at: instant("t.started_at"),
  ended_at: instant("t.ended_at"),
  ended_by: "t.ended_by",
  topic: "t.topic",
  stage: "t.stage",
  blocked: "t.blocked",
  test: "t.is_test",
};
const message = {
  conversation: "c.external_id",
  at: instant("t.sent_at"),
  from: "t.speaker",
  sender: "t.sender",
  text: "t.body",
  kind: "t.kind",
  entry: "t.entry",
  confidence: "t.confidence",
  matched: "t.matched",
  products: "t.products",
  intent: "t.intent",
  customer: "t.customer",
  channel: "t.channel",
  at_inferred: "nullif(t.is_time_inferred, false)",
};
const handoff = {
  conversation: "c.external_id",
  at: instant("t.handed_off_at"),
  requested_by: "t.requested_by",
  executed: "t.is_executed",
  reason: "t.reason",
  to: "t.target",
};
const rating = {
  conversation: "c.external_id",
  score: "t.score",
  worst: "t.worst",
  best: "t.best",
  at: instant("t.rated_at"),
  of: "t.rated_part",
  invited: "t.is_invited",
  solved: "t.is_solved",
  message: "t.message",
  comment: "t.comment",
};
const order = {
  customer: "t.customer",
  created_at: instant("t.placed_at"),
  paid_at: instant("t.paid_at"),
  amount: "t.amount_minor::text",
  currency: "t.currency",
  status: "t.status",
  items: "t.items",
};
const refund = {
  order: "t.order_id",
  at: instant("t.refunded_at"),
  amount: "t.amount::text",
  reason: "t.reason",
};
const click = {
  at: instant("t.clicked_at"),
  product: "t.product",
  conversation: "t.conversation",
  message: "t.message",
  customer: "t.customer",
};

type Part = { type: string; fields: Record<string, string | RawBuilder<unknown>>; from: RawBuilder<unknown> };

function listParts(customers: readonly string[]): Part[] {
  const found = sql`(${selectConversationsOf(customers)}) k`;
  const within = (table: string) => sql`
    ${sql.table(table)} t join ${found} using (store_id, conversation_id)
    join conversations c on c.store_id = t.store_id and c.conversation_id = t.conversation_id`;
  const theirs = sql`where t.customer = any(${customers}::text[])`;
  return [
    {
      type: "conversation",
      fields: conversation,
      from: sql`conversations t join ${found} using (store_id, conversation_id)
        where t.event_hash is not null`,
    },
    { type: "message", fields: message, from: within("messages") },
    { type: "handoff", fields: handoff, from: within("handoffs") },
    { type: "rating", fields: rating, from: within("ratings") },
    { type: "order", fields: order, from: sql`orders t ${theirs}` },
    {
      type: "refund",
      fields: refund,
      from: sql`refunds t join orders o on o.store_id = t.store_id and o.source = t.source and o.external_id = t.order_id
        where o.customer = any(${customers}::text[])`,
    },
    { type: "click", fields: click, from: sql`clicks t ${theirs}` },
  ];
}

/** The events, page by page, each as a line of JSON. */
export async function* exportCustomer(db: Db, customers: readonly string[]): AsyncGenerator<string> {
  for (const { type, fields, from } of listParts(customers)) {
    const pairs = Object.entries(fields).map(
      ([name, column]) => sql`${sql.lit(name)}, ${typeof column === "string" ? sql.raw(column) : column}`,
    );
    for (let offset = 0; ; offset += pageSize) {
      const { rows } = await sql<Row>`
        select jsonb_strip_nulls(jsonb_build_object('type', ${sql.lit(type)}, 'id', t.external_id,
          'store', (select key from stores s where s.store_id = t.store_id), 'source', t.source, 'version', t.version,
          ${sql.join(pairs)})) as event, t.extra
        from ${from} order by t.store_id, t.source, t.external_id limit ${pageSize} offset ${offset}`.execute(
        db,
      );
      if (rows.length > 0) yield rows.map((row) => `${JSON.stringify(finish(row))}\n`).join("");
      if (rows.length < pageSize) break;
    }
  }
}

/** Fields we do not know stand beside those we do, as they came; amounts in units of their currency. */
function finish({ event, extra }: Row): Fields {
  const whole = { ...extra, ...event };
  if (event["type"] !== "order") return whole;
  const currency = String(event["currency"]);
  const items = event["items"] as
    { product: string; quantity: number; amountMinor?: string | null }[] | undefined;
  return {
    ...whole,
    amount: writeAmount(String(event["amount"]), currency),
    ...(items && {
      items: items.map(({ amountMinor, ...item }) =>
        typeof amountMinor === "string" ? { ...item, amount: writeAmount(amountMinor, currency) } : item,
      ),
    }),
  };
}

function writeAmount(minor: string, currency: string): string {
  const digits = countMinorDigits(currency) ?? 0;
  const padded = minor.padStart(digits + 1, "0");
  return digits === 0 ? padded : `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}
