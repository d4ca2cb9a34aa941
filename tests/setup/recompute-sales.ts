/** What was sold by bucket, straight from orders and refunds and from who spoke when: shares no code with the app. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { e2eDataDir } from "./e2e-data.ts";

/** Money in minor units of a currency with two decimals. */
export type SoldRow = { bucket: string; currency: string; orders: number; gross: bigint; refunded: bigint };

type Asked = { from: string; to: string; hours: number; store?: string };

const statement = `
  select credited.bucket, o.currency, count(*)::int as orders, sum(o.amount_minor)::text as gross,
    coalesce(sum(back.minor), 0)::text as refunded
  from orders o
  join stores s on s.store_id = o.store_id
  left join lateral (
    select sum(round(r.amount * 100)) as minor from refunds r
    where r.store_id = o.store_id and r.source = o.source and r.order_id = o.external_id
  ) back on true
  left join lateral (
    select f.first_bot_speech_at < o.placed_at as bot, f.first_human_speech_at < o.placed_at as human
    from conversation_facts f
    where f.store_id = o.store_id and f.source = o.source and f.customer = o.customer and not f.is_test
      and f.started_at < o.placed_at and f.started_at >= o.placed_at - $3 * interval '1 hour'
      and (f.first_bot_speech_at < o.placed_at or f.first_human_speech_at < o.placed_at)
    order by f.started_at desc limit 1
  ) talk on true
  cross join lateral (
    select case when talk.bot and talk.human then 'mixed' when talk.bot then 'bot' when talk.human then 'human' else 'silent' end
      as bucket
  ) credited
  where o.paid_at is not null and (o.paid_at at time zone s.timezone)::date between $1::date and $2::date
    and ($4::text is null or s.key = $4)
  group by 1, 2 order by 1, 2`;

/** From the database of the browser tests' server. */
export async function recomputeSales({ from, to, hours, store }: Asked): Promise<SoldRow[]> {
  const { url } = JSON.parse(readFileSync(join(e2eDataDir(), "database.json"), "utf8")) as { url: string };
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<
      Omit<SoldRow, "gross" | "refunded"> & Record<"gross" | "refunded", string>
    >(statement, [from, to, hours, store ?? null]);
    return rows.map((row) => ({ ...row, gross: BigInt(row.gross), refunded: BigInt(row.refunded) }));
  } finally {
    await client.end();
  }
}
