/** What an undo would do, for whoever has to confirm it. */
import { sql } from "kysely";
import type { EventType } from "#app/events/canonical-event.ts";
import type { Db, Trx } from "../connection.ts";
import { eventTables, type StoredType } from "../load/event-tables.ts";
import { conversationTables, isOfImport, type ImportedTable } from "./find-windows.ts";

export type UndoPreview = {
  /** Events that leave, by type; types without any are left out. */
  events: Partial<Record<EventType, number>>;
  /** Of these, how many give way to what they had replaced. */
  restored: number;
  /** Events of this import that later ones have replaced: those stay, and nothing of this one leaves with them. */
  replacedSince: number;
  /** Conversations that disappear and such that only lose events; null for an import too large to tell in a moment. */
  conversations: { gone: number; changed: number } | null;
  stores: StoreEffect[];
  /** Quarantined lines that are thrown away. */
  quarantined: number;
};

export type StoreEffect = {
  key: string;
  name: string;
  /** Events that leave it. */
  events: number;
  /** The import named it first and nothing else is known of it; null for an import too large to tell in a moment. */
  isGone: boolean | null;
  /** Its name or settings go back to what they were. */
  isDescribed: boolean;
  /** Epoch ms up to which this import said that everything had been sent. */
  vouchedThrough: number | null;
};

/** Counting conversations reads each of the import's events twice: up to this many. */
const countable = 1_000_000;

/** Null for an import there is not. What later imports sent again is not stored twice, so how much that was is not known. */
export async function describeUndo(db: Db, importId: number): Promise<UndoPreview | null> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (trx) => {
      const found = await trx
        .selectFrom("imports")
        .select("import_id")
        .where("import_id", "=", importId)
        .executeTakeFirst();
      if (!found) return null;
      const counted = await countEvents(trx, importId);
      const events: UndoPreview["events"] = {};
      for (const { type, n } of counted) events[type] = (events[type] ?? 0) + n;
      const isCountable = counted.reduce((sum, { n }) => sum + n, 0) <= countable;
      const { rows: counts } = await sql<Pick<UndoPreview, "restored" | "replacedSince" | "quarantined">>`
        select (select count(*) from superseded_events
            where superseded_by = ${importId} and row ->> 'event_hash' is not null) as restored,
          (select count(*) from superseded_events where import_id = ${importId}) as "replacedSince",
          (select count(*) from quarantined_lines where import_id = ${importId}) as quarantined`.execute(trx);
      return {
        events,
        ...counts[0]!,
        conversations: isCountable ? await countConversations(trx, importId) : null,
        stores: await listStoreEffects(trx, importId, counted, isCountable),
      };
    });
}

type Count = { type: EventType; storeId: number; n: number };

async function countEvents(trx: Trx, importId: number): Promise<Count[]> {
  const tables: [EventType, ImportedTable][] = [
    ["conversation", "conversations"],
    ...(Object.keys(eventTables) as StoredType[]).map((type): [EventType, ImportedTable] => [
      type,
      eventTables[type].table as ImportedTable,
    ]),
  ];
  const counts = tables.map(
    ([type, table]) => sql`
      select ${type}::text as type, t.store_id as "storeId", count(*) as n
      from ${sql.table(table)} t where ${isOfImport(table, importId)} group by t.store_id`,
  );
  const { rows } = await sql<Count>`
    select 'store' as type, store_id as "storeId", 1::bigint as n
    from stores where import_id = ${importId} and event_hash is not null
    union all ${sql.join(counts, sql` union all `)}`.execute(trx);
  return rows;
}

async function countConversations(
  trx: Trx,
  importId: number,
): Promise<NonNullable<UndoPreview["conversations"]>> {
  const touched = conversationTables.map(
    (table) =>
      sql`select t.store_id, t.conversation_id from ${sql.table(table)} t where ${isOfImport(table, importId)}`,
  );
  const hasOther = (table: string) => sql`exists (
    select from ${sql.table(table)} e where e.store_id = c.store_id and e.conversation_id = c.conversation_id
      and e.import_id is distinct from ${importId}::bigint)`;
  const { rows } = await sql<{ gone: number; changed: number }>`
    select count(*) filter (where not has_other) as gone, count(*) filter (where has_other) as changed
    from (
      select (c.event_hash is not null and c.import_id is distinct from ${importId}::bigint)
        or ${hasOther("messages")} or ${hasOther("handoffs")} or ${hasOther("ratings")}
        or exists (
          select from superseded_events s where s.superseded_by = ${importId} and s.store_id = c.store_id
            and (s.row ->> 'conversation' = c.external_id or (s.type = 'conversation' and s.external_id = c.external_id))
            and s.source = c.source) as has_other
      from (${sql.join(touched, sql` union `)}) k join conversations c using (store_id, conversation_id)
    ) x`.execute(trx);
  return rows[0]!;
}

async function listStoreEffects(
  trx: Trx,
  importId: number,
  counted: readonly Count[],
  isCountable: boolean,
): Promise<StoreEffect[]> {
  const eventsById = new Map<number, number>();
  for (const { storeId, n } of counted) eventsById.set(storeId, (eventsById.get(storeId) ?? 0) + n);
  const { rows } = await sql<StoreEffect & { storeId: number }>`
    select s.store_id as "storeId", s.key, s.name, coalesce(s.import_id = ${importId}, false) as "isDescribed",
      v.through as "vouchedThrough",
      ${isCountable ? isOnlyOf(importId) : sql`null::boolean`} as "isGone"
    from stores s left join store_vouches v on v.store_id = s.store_id and v.import_id = ${importId}
    where s.import_id = ${importId} or v.import_id is not null or s.made_by_import = ${importId}
      or s.store_id = any(${[...eventsById.keys()]})
    order by s.name, s.key`.execute(trx);
  return rows.map(({ storeId, ...row }) => ({ ...row, events: eventsById.get(storeId) ?? 0 }));
}

/** Whether a store (alias `s`) is known by this import alone. */
function isOnlyOf(importId: number) {
  const isOther = sql`e.store_id = s.store_id and e.import_id is distinct from ${importId}::bigint`;
  const tables = ["store_vouches", ...Object.values(eventTables).map(({ table }) => table)];
  const others = tables.map((table) => sql`exists (select from ${sql.table(table)} e where ${isOther})`);
  return sql`coalesce(s.made_by_import = ${importId}, false)
    and (s.event_hash is null or s.import_id = ${importId})
    and not exists (select from conversations e where ${isOther} and e.event_hash is not null)
    and not (${sql.join(others, sql` or `)})
    and not exists (select from superseded_events e
      where e.store_id = s.store_id and e.type <> 'store' and e.superseded_by = ${importId})`;
}
