/** Conversations in which a customer asks one thing that the bot does not know. */
import type { WireEvent } from "./wire-conversation.ts";

const minute = 60_000;
const day = 1_440 * minute;

export type Asked = {
  id: string;
  text: string;
  /** Before `noon`; negative for after. */
  daysAgo: number;
  customer?: string;
  handled?: boolean;
  test?: boolean;
};

/** Questions of one shop: each missed by the bot; `handled` by a person who speaks for three minutes. */
export function createAsker(
  own: { store: string; source: string },
  noon: number,
): (asked: Asked) => WireEvent[] {
  return ({ id, text, daysAgo, customer, handled = false, test = false }) => {
    const say = (step: number, more: Record<string, unknown>): WireEvent => ({
      ...{ ...own, type: "message", conversation: id, id: `${id}-${step}` },
      ...{ at: new Date(noon - daysAgo * day + step * minute).toISOString(), ...more },
    });
    return [
      { ...own, type: "conversation", id, ...(customer ? { customer } : {}), ...(test ? { test } : {}) },
      say(0, { from: "customer", kind: "question", text }),
      say(1, { from: "bot", kind: "fallback", text: "抱歉没有理解" }),
      ...(handled
        ? [
            say(2, { type: "handoff", requested_by: "customer" }),
            say(3, { from: "agent", text: "您好" }),
            say(6, { from: "agent", text: "可以的" }),
          ]
        : []),
    ];
  };
}
