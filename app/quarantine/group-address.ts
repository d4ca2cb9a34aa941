/** A group of waiting lines as part of an address: `?reason=…&field=…&type=…`; without a reason, all lines. */
import type { LineGroup } from "./line-group.ts";

export function readGroup(search: URLSearchParams): LineGroup | null {
  const reason = search.get("reason");
  if (reason === null || reason.includes("\0")) return null;
  const read = (name: string) => search.get(name)?.replaceAll("\0", "") || null;
  return { eventType: read("type"), field: read("field"), reason };
}

export function writeGroup({ eventType, field, reason }: LineGroup): URLSearchParams {
  const search = new URLSearchParams({ reason });
  if (field !== null) search.set("field", field);
  if (eventType !== null) search.set("type", eventType);
  return search;
}
