import { escalationParts, type EscalationPart } from "#app/metrics/parts.ts";
import type { Selection } from "#app/metrics/question.ts";
import type { Db } from "../connection.ts";
import { countParts } from "./count-parts.ts";

/** What escalations of a selection ended as; the endings add up to `escalations`. */
export async function countEscalationEndings(
  db: Db,
  selection: Selection,
): Promise<Record<EscalationPart, number>> {
  const [row] = await countParts(db, "escalation", escalationParts, selection, []);
  const counts = escalationParts.map((part) => [part, row?.counters[part] ?? 0] as const);
  return Object.fromEntries(counts) as Record<EscalationPart, number>;
}
