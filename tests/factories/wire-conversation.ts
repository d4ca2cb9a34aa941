/** Short scripts of conversations as wire events, one for each thing that can become of them. */

export type WireEvent = Record<string, unknown> & { type: string; id: string };

const minute = 60_000;

export type Script =
  | "confirmed"
  | "durable"
  | "rejected"
  | "unanswered"
  | "handoff"
  | "handoff_lost"
  | "takeover"
  | "empty"
  | "human_only"
  | "unattended";

export type ConversationOptions = {
  id: string;
  store?: string;
  source?: string;
  /** Epoch ms of the first message. */
  at: number;
  customer?: string | null;
  channel?: string;
  topic?: string;
  test?: boolean;
};

type Line = { from: string; kind?: string; text?: string; sender?: string } | { handoff: true };

const q: Line = { from: "customer", kind: "question", text: "Where is my parcel?" };
const answer: Line = { from: "bot", kind: "answer", text: "It left the warehouse this morning." };
const fallback: Line = { from: "bot", kind: "fallback", text: "Could you put that another way?" };
const person: Line = { from: "agent", text: "Let me look at that for you.", sender: "li" };

const scripts: Record<Script, Line[]> = {
  confirmed: [q, answer, { from: "customer", kind: "affirm", text: "that worked" }],
  durable: [q, answer],
  rejected: [q, answer, { from: "customer", kind: "deny", text: "not solved" }],
  unanswered: [q, fallback],
  handoff: [q, fallback, { handoff: true }, person],
  handoff_lost: [q, fallback, { handoff: true }],
  takeover: [q, answer, person],
  empty: [{ from: "bot", kind: "greeting", text: "Hello!" }],
  human_only: [q, person],
  unattended: [q],
};

/** Minutes from the first to the last message of a script. */
export function getScriptMinutes(script: Script): number {
  return scripts[script].length - 1;
}

/** The events of one conversation; messages a minute apart, ids made from the conversation's. */
export function buildConversation(script: Script, options: ConversationOptions): WireEvent[] {
  const { id, at, store = "s1", source = "api", channel = "web" } = options;
  const customer = options.customer === undefined ? `customer of ${id}` : options.customer;
  const envelope = { store, source };
  const head: WireEvent = {
    ...envelope,
    type: "conversation",
    id,
    channel,
    ...(customer === null ? {} : { customer }),
    ...(options.topic ? { topic: options.topic } : {}),
    ...(options.test ? { test: true } : {}),
  };
  const lines = scripts[script].map((line, index): WireEvent => {
    const time = new Date(at + index * minute).toISOString();
    const own = { ...envelope, id: `${id}-${index}`, conversation: id, at: time };
    if ("handoff" in line) return { ...own, type: "handoff", requested_by: "customer" };
    return { ...own, type: "message", ...line };
  });
  return [head, ...lines];
}

/** A note far in the future of a store's conversations: moves how far the data reaches, counts nowhere. */
export function buildHeartbeat(store: string, at: number): WireEvent[] {
  return [
    { type: "conversation", store, source: "api", id: "heartbeat", test: true },
    {
      type: "message",
      store,
      source: "api",
      id: "heartbeat-0",
      conversation: "heartbeat",
      at: new Date(at).toISOString(),
      from: "system",
      kind: "note",
    },
  ];
}
