/** Keeps what stored events said before an import replaces them, so that an undo can put it back. */
import { sql, type RawBuilder } from "kysely";
import type { Trx } from "../connection.ts";
import { eventTables, type StoredType } from "../load/event-tables.ts";
import { recordSet } from "../load/record-set.ts";

/** What an import can replace; a store event replaces the settings of its store. */
export type SupersededType = StoredType | "conversation" | "store";

export type EventKey = { store_id: number; source: string; external_id: string };
export const eventKeyColumns = { store_id: "int", source: "text", external_id: "text" };

/**
 * Call before the rows under `keys` are replaced by `importId`. Only what others brought is kept, and only the last of it:
 * an import's own earlier wording has nothing to return to.
 */
export async function keepSuperseded(
  trx: Trx,
  type: Exclude<SupersededType, "store">,
  keys: readonly EventKey[],
  importId: number | null,
): Promise<void> {
  if (importId === null || keys.length === 0) return;
  const wanted = recordSet(keys, "k", eventKeyColumns);
  await insertSuperseded(
    trx,
    type,
    importId,
    type === "conversation"
      ? sql`
        select t.store_id, t.source, t.external_id, t.import_id, to_jsonb(t) as row
        from conversations t join ${wanted} using (store_id, source, external_id)
        where t.event_hash is not null`
      : sql`
        select t.store_id, t.source, t.external_id, t.import_id, ${renderRow(type)} as row
        from ${sql.table(eventTables[type].table)} t join ${wanted} using (store_id, source, external_id)`,
  );
}

/** A row of a conversation also names it: ours for it may have gone and be made anew when the row comes back. */
function renderRow(type: StoredType): RawBuilder<unknown> {
  if (!("conversation_id" in eventTables[type].columns)) return sql`to_jsonb(t)`;
  return sql`to_jsonb(t) || jsonb_build_object('conversation', (
    select c.external_id from conversations c
    where c.store_id = t.store_id and c.conversation_id = t.conversation_id))`;
}

/** The same for a store's settings, with those it is still being folded for. */
export async function keepSupersededStore(trx: Trx, storeId: number, importId: number | null): Promise<void> {
  if (importId === null) return;
  await insertSuperseded(
    trx,
    "store",
    importId,
    sql`
      select t.store_id, '' as source, '' as external_id, t.import_id,
        (to_jsonb(t) || coalesce(t.next_settings, '{}')) - 'next_settings' as row
      from stores t where t.store_id = ${storeId}`,
  );
}

/**
 * An import that replaces, is replaced and replaces again steps out of its old place among the versions: what it had
 * replaced there is now what the one after it replaced.
 */
async function insertSuperseded(
  trx: Trx,
  type: SupersededType,
  importId: number,
  stored: RawBuilder<unknown>,
): Promise<void> {
  await sql`
    with old as materialized (
      select * from (${stored}) t where t.import_id is distinct from ${importId}::bigint
    ), relinked as (
      update superseded_events later set import_id = mine.import_id, row = mine.row
      from old join superseded_events mine using (store_id, source, external_id)
      where mine.type = ${type} and mine.superseded_by = ${importId}
        and later.type = mine.type and later.import_id = ${importId}
        and (later.store_id, later.source, later.external_id) = (old.store_id, old.source, old.external_id)
    )
    insert into superseded_events (store_id, type, source, external_id, superseded_by, import_id, row)
    select store_id, ${type}, source, external_id, ${importId}, import_id, row from old
    on conflict (store_id, type, source, external_id, superseded_by)
    do update set import_id = excluded.import_id, row = excluded.row`.execute(trx);
}
