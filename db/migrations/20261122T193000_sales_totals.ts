import { sql, type Kysely } from "kysely";

const orderParts = [
  ...["orders", "refunded_orders", "gross", "refunded", "refunded_15", "refunded_30"],
  ...["mature_15_orders", "mature_15_gross", "mature_15_refunded"],
  ...["mature_30_orders", "mature_30_gross", "mature_30_refunded"],
];

/** Sums over all channels and sources, which every fact has a row of. */
function addTotals(table: string, fixed: readonly string[], parts: readonly string[]) {
  const sums = parts.map((part) => `sum(${part})`).join(", ");
  return `insert into ${table} (${[...fixed, "cube", ...parts].join(", ")})
    select ${fixed.join(", ")}, 'total', ${sums} from ${table} where cube = 'channel' group by ${fixed.join(", ")}`;
}

/** Rollups of sales gain sums over all channels, topics and agents; questions read them from here on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const orders = ["store_id", "day", "currency", "bucket", "band"];
  const inquiries = ["store_id", "day", "is_inquirer", "is_lost", "matured", "band"];
  await sql.raw(addTotals("sales_rollups", orders, orderParts)).execute(db);
  await sql.raw(addTotals("inquiry_rollups", inquiries, ["inquiries"])).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`delete from sales_rollups where cube = 'total'`.execute(db);
  await sql`delete from inquiry_rollups where cube = 'total'`.execute(db);
}
