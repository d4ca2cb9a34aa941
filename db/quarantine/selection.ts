import { sql, type RawBuilder } from "kysely";
import type { LineGroup } from "#app/quarantine/line-group.ts";

export type { LineGroup };

/** One group of an import's waiting lines, or all of them. */
export type Selection = { importId: number; group: LineGroup | null };

const matches = (column: "event_type" | "field", value: string | null) =>
  value === null ? sql`${sql.ref(column)} is null` : sql`${sql.ref(column)} = ${value}`;

/** The condition on `quarantined_lines` for a selection; written so that its index serves it. */
export function selected({ importId, group }: Selection): RawBuilder<boolean> {
  if (group === null) return sql<boolean>`import_id = ${importId}`;
  return sql<boolean>`(import_id = ${importId} and ${matches("event_type", group.eventType)}
    and ${matches("field", group.field)} and reason = ${group.reason})`;
}
