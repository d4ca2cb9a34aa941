/** Where a help desk tells who spoke, but not when the bot gave up. */
import type { WireRecord } from "../source-adapter.ts";
import { writeEvent, type Origin } from "./write-event.ts";

export const isReply = (message: WireRecord) => message.kind !== "note";

/**
 * A handoff where a person speaks after the bot: just after the bot's last word before them, the latest time at which it still
 * had the conversation. Null where none spoke, or no bot before them. Messages in any order, each `at` in epoch ms.
 */
export function inferHandoff(
  origin: Origin,
  conversation: string,
  messages: readonly WireRecord[],
): WireRecord | null {
  const replies = messages.filter(isReply).toSorted((a, b) => (a.at as number) - (b.at as number));
  const bot = replies.findIndex(({ from }) => from === "bot");
  const agent = replies.findIndex(({ from }, index) => index > bot && from === "agent");
  if (bot < 0 || agent < 0 || replies.findIndex(({ from }) => from === "agent") < agent) return null;
  const last = replies.slice(0, agent).findLast(({ from }) => from === "bot")!;
  const at = Math.min((last.at as number) + 1, replies[agent]!.at as number);
  return writeEvent(
    origin,
    "handoff",
    { id: `${conversation}-handoff`, conversation, at },
    { inferred: "a person spoke after the bot" },
  );
}
