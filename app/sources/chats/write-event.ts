/** Wire records of conversations, the same for every help desk. */
import type { z } from "zod";
import type { shapes } from "#app/events/parse-shapes.ts";
import type { WireRecord } from "../source-adapter.ts";

/** Where the records of a file belong. */
export type Origin = { store: string; source: string };

type ChatEvent = "conversation" | "message" | "handoff" | "rating";
type WireFields<Type extends ChatEvent> = Omit<z.input<(typeof shapes)[Type]>, "store" | "source">;

/** A record of the fields that say something; `extra` is what else is worth keeping. */
export function writeEvent<Type extends ChatEvent>(
  origin: Origin,
  type: Type,
  fields: WireFields<Type>,
  extra: WireRecord | null = null,
): WireRecord {
  const record: WireRecord = { type, store: origin.store, source: origin.source };
  copyTold(fields, record);
  if (extra) copyTold(extra, record);
  return record;
}

function copyTold(from: object, to: WireRecord): void {
  for (const name of Object.keys(from)) {
    const value = (from as WireRecord)[name];
    if (value !== null && value !== undefined) to[name] = value;
  }
}
