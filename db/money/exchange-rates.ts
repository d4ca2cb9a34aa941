/** The rates the merchant fills in to see one total of several currencies. */
import { sql } from "kysely";
import type { Rate } from "#app/money/convert.ts";
import type { Db } from "../connection.ts";

/** By reporting currency, currency and day, the latest first. */
export async function listRates(db: Db): Promise<Rate[]> {
  const { rows } = await sql<Rate>`
    select currency, reporting_currency as "reportingCurrency", holds_from as "holdsFrom", trim_scale(rate)::text as rate
    from exchange_rates order by reporting_currency, currency, holds_from desc`.execute(db);
  return rows;
}

/** One rate for a day: a second one of the same day takes its place. */
export async function setRate(db: Db, { currency, reportingCurrency, holdsFrom, rate }: Rate): Promise<void> {
  await sql`
    insert into exchange_rates (currency, reporting_currency, holds_from, rate)
    values (${currency}, ${reportingCurrency}, ${holdsFrom}::date, ${rate}::numeric)
    on conflict (currency, reporting_currency, holds_from) do update set rate = excluded.rate`.execute(db);
}

/** False when there was none. */
export async function removeRate(
  db: Db,
  { currency, reportingCurrency, holdsFrom }: Omit<Rate, "rate">,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from exchange_rates where currency = ${currency} and reporting_currency = ${reportingCurrency}
      and holds_from = ${holdsFrom}::date`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}
