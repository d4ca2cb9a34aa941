import { sql } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { Db } from "../connection.ts";
import { renderScope } from "./scope.ts";

export type StoreSummary = {
  storeId: number;
  key: string;
  name: string;
  timezone: string;
  currency: string | null;
  locale: string | null;
  platform: string | null;
  region: string | null;
  recontactHours: number;
  /** Epoch ms up to which everything is known to have arrived; null without any conversation. */
  dataThrough: number | null;
  firstDay: string | null;
  /** Newest local day on which a conversation began. */
  lastDay: string | null;
};

/** The stores of a scope by name, with how far the data of each reaches. */
export async function listStores(db: Db, scope: Scope): Promise<StoreSummary[]> {
  return db
    .selectFrom("stores as s")
    .select([
      "s.store_id as storeId",
      "s.key",
      "s.name",
      "s.timezone",
      "s.currency",
      "s.locale",
      "s.platform",
      "s.region",
      "s.recontact_hours as recontactHours",
      sql<number | null>`greatest(s.newest_event_at, s.vouched_through)`.as("dataThrough"),
    ])
    .select((eb) => [
      eb
        .selectFrom("conversation_facts as f")
        .select("f.start_day")
        .whereRef("f.store_id", "=", "s.store_id")
        .orderBy("f.start_day")
        .limit(1)
        .as("firstDay"),
      eb
        .selectFrom("conversation_facts as f")
        .select("f.start_day")
        .whereRef("f.store_id", "=", "s.store_id")
        .orderBy("f.start_day", "desc")
        .limit(1)
        .as("lastDay"),
    ])
    .where(renderScope(scope, "s.store_id"))
    .orderBy("s.name")
    .execute();
}
