/** A mapping as an adapter like any other: read, streamed, set aside and mended the same way. */
import { findMember, findValues, readSpans, type JsonNode } from "#app/quarantine/json-spans.ts";
import { catchFault } from "#app/sources/json-object.ts";
import type { Origin } from "#app/sources/chats/write-event.ts";
import { parseSafely } from "#app/sources/orders/exact-json.ts";
import { FieldFault, isFields, type Fields } from "#app/sources/orders/fields.ts";
import { nameCustomer } from "#app/sources/orders/name-customer.ts";
import type { CustomerPlace, Framing, SourceAdapter, SourceReader } from "#app/sources/source-adapter.ts";
import type { Mapping } from "./mapping.ts";
import { openMessageRows, readsAlone, type RowReader } from "./message-rows.ts";
import { openOrderRows } from "./order-rows.ts";
import { openRatingRows } from "./rating-rows.ts";
import { tellCapabilities } from "./tell-capabilities.ts";
import { isSummaryRow } from "./summary-row.ts";
import { openTranscriptRows } from "./transcript-rows.ts";

export type MappedStore = { key: string; currency: string | null };

function openRows(mapping: Mapping, origin: Origin, currency: string | null): RowReader {
  switch (mapping.shape) {
    case "messages":
      return openMessageRows(mapping, origin);
    case "transcripts":
      return openTranscriptRows(mapping, origin);
    case "ratings":
      return openRatingRows(mapping, origin);
    case "orders":
      return openOrderRows(mapping, origin, currency);
  }
}

/** The reader of a mapping. Lines that say nothing but a total are no records. */
export function openMapped(mapping: Mapping, { key, currency }: MappedStore): SourceReader {
  const rows = openRows(mapping, { store: key, source: mapping.source }, currency);
  return {
    push: (text, line) =>
      catchFault(line, () => {
        const fields = readFields(text);
        return isSummaryRow(fields) ? [] : rows.read(fields, line);
      }),
    end: rows.end,
    findCustomer: (text) => findCustomer(text, mapping),
  };
}

function readFields(text: string): Fields {
  let fields: unknown;
  try {
    fields = parseSafely(text);
  } catch {
    throw new FieldFault(null, "not JSON");
  }
  if (!isFields(fields)) throw new FieldFault(null, "not a JSON object");
  return fields;
}

/** Where a record has its customer: in that column, or as the sender of what a customer says. */
function findCustomer(text: string, { columns }: Mapping): CustomerPlace | null {
  const root = readSpans(text);
  if (root?.kind !== "object") return null;
  for (const column of [columns.customer, columns.sender]) {
    if (column === undefined) continue;
    const node = findMember(root, column)?.value ?? findValues(root, column)[0];
    const id = node ? readScalar(text, node) : "";
    if (node && id !== "") return [node.start, node.end, nameCustomer(id)];
  }
  return null;
}

function readScalar(text: string, node: JsonNode): string {
  const written = text.slice(node.start, node.end);
  if (node.kind === "text") return (JSON.parse(written) as string).trim();
  return node.kind === "number" ? written : "";
}

function frame({ file }: Mapping): Framing {
  switch (file.kind) {
    case "table": {
      const { encoding, delimiter, headerRow } = file;
      return { by: "row", join: null, table: { encoding, delimiter, headerRow } };
    }
    case "workbook":
      return { by: "sheet", sheet: file.sheet, headerRow: file.headerRow };
    case "lines":
      return { by: "line" };
    case "list":
      return { by: "element", at: [file.at] };
  }
}

/** `id` is what the format is called where it is kept. */
export function createMappedAdapter(id: string, mapping: Mapping, store: MappedStore): SourceAdapter {
  return {
    id,
    title: mapping.name,
    recognises: `files as the mapping “${mapping.name}” describes them`,
    capabilities: tellCapabilities(mapping),
    source: mapping.source,
    hasRatingsApart: true,
    defaultStore: {
      ...{ key: store.key, name: store.key, timezone: mapping.zone, locale: "", platform: mapping.source },
      currency: mapping.currency ?? store.currency ?? "",
    },
    framing: frame(mapping),
    isStateless: readsAlone(mapping),
    detect: () => 0,
    open: ({ store: key }) => openMapped(mapping, { ...store, key: key ?? store.key }),
  };
}
