/** Versions of events that an import replaced, kept for its undo, lose their texts like the events themselves. */
import { sql, type RawBuilder } from "kysely";
import { keepReasonCode, redactMessage } from "#app/facts/redact-record.ts";
import type { RecordedMessage } from "#app/facts/conversation-record.ts";
import type { Trx } from "../connection.ts";
import { recordSet } from "../load/record-set.ts";
import type { LoadedStore } from "../load/stores.ts";

type Row = Record<string, unknown>;
type Entry = { type: string; source: string; external_id: string; superseded_by: number; row: Row };

/** A row's names after an erasure; by default it keeps its own. */
export type Rename = (entry: Pick<Entry, "type" | "source" | "external_id" | "row">) => Row;
const keepNames: Rename = () => ({});

const keyColumns = { type: "text", source: "text", external_id: "text", superseded_by: "bigint" };
const texts = ["body", "extra", "comment", "reason"];

/** Rewrites the kept versions (alias `s`) of a locked store for which the condition holds. */
export async function redactSuperseded(
  trx: Trx,
  store: LoadedStore,
  condition: RawBuilder<unknown>,
  rename: Rename = keepNames,
): Promise<void> {
  const { rows: entries } = await sql<Entry>`
    delete from superseded_events s where s.store_id = ${store.storeId} and s.type <> 'store' and (${condition})
    returning s.type, s.source, s.external_id, s.superseded_by, s.row`.execute(trx);
  if (entries.length === 0) return;
  const rows = entries.map((entry) => {
    const row = { ...entry.row, ...redactRow(entry, store), ...rename(entry) };
    return { ...entry, external_id: row["external_id"], import_id: row["import_id"] ?? null, row };
  });
  const columns = { ...keyColumns, import_id: "bigint", row: "jsonb" };
  await sql`
    insert into superseded_events (store_id, type, source, external_id, superseded_by, import_id, row)
    select ${store.storeId}, type, source, external_id, superseded_by, import_id, row
    from ${recordSet(rows, "r", columns)}`.execute(trx);
}

/** The texts a row has, gone; of a message what they said, of a handoff its code. */
function redactRow({ type, row }: Entry, store: LoadedStore): Row {
  const redacted: Row = {};
  for (const name of texts) if (row[name] !== undefined && row[name] !== null) redacted[name] = null;
  if (type === "handoff") redacted["reason"] = keepReasonCode((row["reason"] as string | null) ?? null);
  if (type === "message") {
    const { body, speaker } = row as { body: string | null; speaker: RecordedMessage["from"] };
    const { reading } = redactMessage({ ...emptyMessage, from: speaker, text: body }, store);
    if (reading) redacted["reading"] = reading;
  }
  return redacted;
}

const emptyMessage: RecordedMessage = {
  id: "",
  at: 0,
  from: "customer",
  sender: null,
  text: null,
  kind: null,
  entry: null,
  confidence: null,
  matched: null,
  intent: null,
  customer: null,
  channel: null,
  atInferred: false,
};
