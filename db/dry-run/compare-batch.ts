/** Compares batches with what is stored, as loading them one after the other would, and writes nothing but its own memory of them. */
import { sql } from "kysely";
import type { CanonicalEvent, EventType } from "#app/events/canonical-event.ts";
import type { Db } from "../connection.ts";
import { hashEvent, mayReplace } from "../load/event-hash.ts";
import { eventTables, type StoredType } from "../load/event-tables.ts";
import { recordSet } from "../load/record-set.ts";
import { addVersion, judgeVersions, noneEarlier, type Versions } from "../load/versions.ts";
import { sortOutErased } from "../privacy/drop-erased.ts";

/** Of one type of event: never stored before, a newer version of a stored one, the same or older. */
export type Fates = { new: number; replaced: number; duplicate: number };
export type FatesByType = Partial<Record<EventType, Fates>>;

export type DryRunTotals = {
  accepted: number;
  duplicate: number;
  conversations: { new: number; changed: number };
  /** Keys, in the order they first came. */
  stores: { new: string[]; known: string[] };
  types: FatesByType;
};

export type Comparison = {
  take: (events: readonly CanonicalEvent[]) => Promise<void>;
  /** Of these line numbers, those not set aside before. */
  keepNewLines: (lines: readonly number[]) => Promise<Set<number>>;
  totals: () => Promise<DryRunTotals>;
};

type SeenStore = {
  storeId: number;
  key: string;
  version: number | null;
  eventHash: number | null;
  isNew: boolean;
};
type Arriving = Versions & { storeId: number };

const memory = [
  `create temp table dry_run_events (
    type text, store_id int, source text, external_id text, version bigint, event_hash bigint, conversation text,
    primary key (type, store_id, source, external_id)
  )`,
  `create temp table dry_run_conversations (
    store_id int, source text, external_id text, primary key (store_id, source, external_id)
  )`,
  `create temp table dry_run_lines (line bigint primary key)`,
];

/** Runs `work` with a session of its own, whose memory of the file goes to disk when it grows and away at the end. */
export async function compareWithStored<T>(db: Db, work: (comparison: Comparison) => Promise<T>): Promise<T> {
  return db.connection().execute(async (session) => {
    const drop = sql`drop table if exists pg_temp.dry_run_events, pg_temp.dry_run_conversations, pg_temp.dry_run_lines`;
    await drop.execute(session);
    for (const statement of memory) await sql.raw(statement).execute(session);
    try {
      return await work(createComparison(session));
    } finally {
      // A session that is broken takes its tables with it.
      await drop.execute(session).catch(() => undefined);
    }
  });
}

function createComparison(session: Db): Comparison {
  const stores = new Map<string, SeenStore>();
  const types: FatesByType = {};
  const count = (type: EventType, fate: keyof Fates, by = 1) => {
    const fates = (types[type] ??= { new: 0, replaced: 0, duplicate: 0 });
    fates[fate] += by;
  };

  async function takeStores(events: readonly CanonicalEvent[]): Promise<void> {
    const keys = [...new Set(events.map(({ store }) => store))].filter((key) => !stores.has(key));
    if (keys.length > 0)
      for (const store of await readStores(session, keys, stores.size)) stores.set(store.key, store);
    for (const event of events) {
      if (event.type !== "store") continue;
      const store = stores.get(event.store)!;
      const hash = hashEvent(event);
      const isKept =
        hash === store.eventHash || (store.eventHash !== null && !mayReplace(event.version, store.version));
      count("store", isKept ? "duplicate" : store.eventHash === null ? "new" : "replaced");
      if (!isKept) Object.assign(store, { version: event.version, eventHash: hash });
    }
  }

  return {
    async take(all) {
      await takeStores(all);
      const { kept: events, erased } = await sortOutErased(session, all);
      for (const { type } of erased) count(type, "duplicate");
      const byType = new Map<EventType, Map<string, Arriving>>();
      for (const event of events) {
        if (event.type === "store") continue;
        const group = byType.get(event.type) ?? new Map<string, Arriving>();
        byType.set(event.type, group);
        collapse(group, event, stores.get(event.store)!.storeId);
      }
      for (const [type, group] of byType) {
        await takeType(session, type as StoredType | "conversation", [...group.values()], (fate, by) =>
          count(type, fate, by),
        );
      }
    },
    async keepNewLines(lines) {
      if (lines.length === 0) return new Set();
      const { rows } = await sql<{ line: number }>`
        insert into pg_temp.dry_run_lines select distinct unnest(${lines}::bigint[]) on conflict do nothing returning line`.execute(
        session,
      );
      return new Set(rows.map(({ line }) => line));
    },
    async totals() {
      const { rows } = await sql<{ made: number; changed: number }>`
        select count(*) filter (where c.conversation_id is null) as made, count(c.conversation_id) as changed
        from pg_temp.dry_run_conversations d left join conversations c using (store_id, source, external_id)`.execute(
        session,
      );
      const sum = (fate: keyof Fates) =>
        Object.values(types).reduce((total, fates) => total + fates[fate], 0);
      const keysOf = (isNew: boolean) =>
        [...stores.values()].filter((store) => store.isNew === isNew).map(({ key }) => key);
      return {
        accepted: sum("new") + sum("replaced"),
        duplicate: sum("duplicate"),
        conversations: { new: rows[0]!.made, changed: rows[0]!.changed },
        stores: { new: keysOf(true), known: keysOf(false) },
        types,
      };
    },
  };
}

/** Keeps the latest acceptable version of each event of a batch, as loading does. */
function collapse(group: Map<string, Arriving>, event: CanonicalEvent, storeId: number): void {
  const key = `${storeId}\0${event.source}\0${event.id}`;
  const hash = hashEvent(event);
  const known = group.get(key);
  if (known) addVersion(known, event, hash);
  else group.set(key, { event, hash, earlier: noneEarlier, repeated: 0, storeId });
}

/** Stores that are not there yet get ids no stored one can have. */
async function readStores(session: Db, keys: string[], seen: number): Promise<SeenStore[]> {
  const found = await session
    .selectFrom("stores")
    .select(["store_id as storeId", "key", "version", "event_hash as eventHash"])
    .where("key", "in", keys)
    .execute();
  const byKey = new Map(found.map((store) => [store.key, { ...store, isNew: false }]));
  return keys.map(
    (key, index) =>
      byKey.get(key) ?? { storeId: -1 - seen - index, key, version: null, eventHash: null, isNew: true },
  );
}

type Stored = {
  n: number;
  version: number | null;
  event_hash: number | null;
  conversation: string | null;
};

const keyColumns = { n: "int", store_id: "int", source: "text", external_id: "text" };

async function takeType(
  session: Db,
  type: StoredType | "conversation",
  arriving: readonly Arriving[],
  count: (fate: keyof Fates, by?: number) => void,
): Promise<void> {
  const stored = await readStored(session, type, arriving);
  const written: { item: Arriving; conversation: string | null }[] = [];
  const touched = new Map<string, { store_id: number; source: string; external_id: string }>();
  const touch = ({ storeId, event }: Arriving, id: string | null) => {
    if (id === null) return;
    touched.set(`${storeId}\0${event.source}\0${id}`, {
      store_id: storeId,
      source: event.source,
      external_id: id,
    });
  };
  arriving.forEach((item, index) => {
    const before = stored.get(index);
    const conversation = readConversation(item.event);
    const { isWritten, superseded, duplicate } = judgeVersions(
      item,
      before && { version: before.version, hash: before.event_hash! },
    );
    const taken = superseded.length + (isWritten ? 1 : 0);
    const fresh = before ? 0 : 1;
    count("duplicate", duplicate);
    count("new", fresh);
    count("replaced", taken - fresh);
    if (!isWritten) return;
    written.push({ item, conversation });
    touch(item, conversation);
    // An event that moves changes the conversation it leaves too.
    if (before && before.conversation !== conversation) touch(item, before.conversation);
  });
  await remember(session, type, written);
  if (touched.size === 0) return;
  await sql`
    insert into pg_temp.dry_run_conversations select store_id, source, external_id
    from ${recordSet([...touched.values()], "r", { store_id: "int", source: "text", external_id: "text" })}
    on conflict do nothing`.execute(session);
}

/** By place in the batch: what is stored of each event, or what an earlier batch of the file would have stored. */
async function readStored(
  session: Db,
  type: StoredType | "conversation",
  arriving: readonly Arriving[],
): Promise<Map<number, Stored>> {
  const keys = arriving.map(({ storeId, event }, n) => ({
    n,
    store_id: storeId,
    source: event.source,
    external_id: event.id,
  }));
  const wanted = recordSet(keys, "k", keyColumns);
  const table = type === "conversation" ? "conversations" : eventTables[type].table;
  const hasConversation = type !== "conversation" && "conversation_id" in eventTables[type].columns;
  const { rows } = await sql<Stored>`
    select k.n, t.version, t.event_hash, ${
      type === "conversation" ? sql`t.external_id` : hasConversation ? sql`c.external_id` : sql`null`
    } as conversation
    from ${wanted} join ${sql.table(table)} t using (store_id, source, external_id)
    ${
      hasConversation
        ? sql`left join conversations c on c.store_id = t.store_id and c.conversation_id = t.conversation_id`
        : sql``
    }
    where t.event_hash is not null`.execute(session);
  const { rows: seen } = await sql<Stored>`
    select k.n, d.version, d.event_hash, d.conversation
    from ${wanted} join pg_temp.dry_run_events d using (store_id, source, external_id)
    where d.type = ${type}`.execute(session);
  return new Map([...rows, ...seen].map((row) => [row.n, row]));
}

async function remember(
  session: Db,
  type: EventType,
  written: readonly { item: Arriving; conversation: string | null }[],
): Promise<void> {
  if (written.length === 0) return;
  const rows = written.map(({ item, conversation }) => ({
    store_id: item.storeId,
    source: item.event.source,
    external_id: item.event.id,
    version: item.event.version,
    event_hash: item.hash,
    conversation,
  }));
  const columns = {
    store_id: "int",
    source: "text",
    external_id: "text",
    version: "bigint",
    event_hash: "bigint",
    conversation: "text",
  };
  await sql`
    insert into pg_temp.dry_run_events (type, store_id, source, external_id, version, event_hash, conversation)
    select ${type}, store_id, source, external_id, version, event_hash, conversation from ${recordSet(rows, "r", columns)}
    on conflict (type, store_id, source, external_id) do update
    set version = excluded.version, event_hash = excluded.event_hash, conversation = excluded.conversation`.execute(
    session,
  );
}

function readConversation(event: CanonicalEvent): string | null {
  if (event.type === "conversation") return event.id;
  return event.type === "message" || event.type === "handoff" || event.type === "rating"
    ? event.conversation
    : null;
}
