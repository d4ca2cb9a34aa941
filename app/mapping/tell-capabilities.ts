import { chatCapabilities } from "#app/sources/chats/capabilities.ts";
import { orderCapabilities } from "#app/sources/orders/capabilities.ts";
import type { Capabilities, Recording } from "#app/sources/source-adapter.ts";
import type { Mapping } from "./mapping.ts";

/** What files of a mapping record, what is inferred from them, and what they cannot tell. */
export function tellCapabilities({
  shape,
  columns,
  speakers,
  robots,
  handoff,
  rating,
}: Mapping): Capabilities {
  const told = (is: boolean): Recording => (is ? "recorded" : "not recorded");
  if (shape === "orders")
    return orderCapabilities(columns.refunded === undefined ? "not recorded" : "inferred");
  const hasRobots = robots.length > 0 || Object.values(speakers).includes("bot");
  return chatCapabilities({
    messageTimes: told(shape === "messages" || columns.started !== undefined),
    botMarks: told(hasRobots && shape !== "ratings"),
    handoffs: handoff.by === "nothing" ? "not recorded" : handoff.by === "turn" ? "inferred" : "recorded",
    handoffReasons: told(columns.reason !== undefined),
    // Without a conversation of its own a rating is joined to the one it is most likely of.
    ratings:
      shape === "ratings" && columns.conversation === undefined
        ? "inferred"
        : told(rating !== null || columns.solved !== undefined),
    misses: columns.matched === undefined ? "inferred" : "recorded",
    customerIds: told(columns.customer !== undefined || columns.sender !== undefined),
    topics: told(columns.topic !== undefined),
    channels: told(columns.channel !== undefined),
  });
}
