/** Conversations under way in the demo's stores: each call gives the next turns, as platforms would send them. */
import { createHash } from "node:crypto";
import { stores } from "#seeds/world/stores.ts";

type Line = Record<string, unknown>;

type Talk = { store: string; source: string; id: string; channel: string; customer: string; turn: number };

const questions = [
  "Where is my parcel?",
  "尺码怎么选",
  "退款什么时候到账",
  "How do I return this?",
  "有货吗",
  "Do you ship to Canada?",
];
const answers = [
  "It left the warehouse this morning and should reach you within two days.",
  "请看尺码表，按平时的尺码选就可以。",
  "退款会在 3 个工作日内原路退回。",
  "You can return it within 30 days; the label is in your account.",
];
const turnsOfTalk = 5;
const linesOfTurn = 2;

/** `seed` keeps the ids of two runs, or two senders, apart. */
export function createConversations(seed: string): (lines: number) => Line[] {
  let made = 0;
  const weights = stores.flatMap((store) => Array<string>(Math.ceil(store.share * 100)).fill(store.key));
  const open: Talk[] = [];

  /** Even numbers that look random and are the same every time. */
  const draw = (text: string) =>
    createHash("sha1").update(`${seed} ${text}`).digest().readUInt32BE(0) / 2 ** 32;

  function begin(): Talk {
    made += 1;
    const id = `${seed}-${made}`;
    const store = weights[Math.floor(draw(`store ${made}`) * weights.length)]!;
    const channel = ["web", "app", "wechat"][Math.floor(draw(`channel ${made}`) * 3)]!;
    return {
      store,
      source: "live",
      id,
      channel,
      customer: `u${Math.floor(draw(`who ${made}`) * 1e6)}`,
      turn: 0,
    };
  }

  function speak(talk: Talk): Line[] {
    const { store, source, id, channel, customer, turn } = talk;
    const at = Date.now();
    const envelope = { type: "message", store, source, conversation: id };
    const pick = (texts: readonly string[]) => texts[Math.floor(draw(`${id} ${turn}`) * texts.length)]!;
    const isMissed = draw(`miss ${id} ${turn}`) < 0.1;
    return [
      {
        ...envelope,
        id: `${id}-${turn}q`,
        at: at - 2,
        from: "customer",
        text: pick(questions),
        customer,
        channel,
      },
      isMissed
        ? { ...envelope, id: `${id}-${turn}a`, at: at - 1, from: "bot", text: "?", kind: "fallback" }
        : {
            ...envelope,
            id: `${id}-${turn}a`,
            at: at - 1,
            from: "bot",
            text: pick(answers),
            kind: "answer",
            entry: "faq",
          },
    ];
  }

  return (lines) => {
    const batch: Line[] = [];
    while (batch.length < lines) {
      // As many are open as speak in about three seconds; the one that has waited longest goes on.
      const talk = open.length < lines * 4 ? begin() : open.shift()!;
      batch.push(...speak(talk));
      talk.turn += 1;
      if (talk.turn < turnsOfTalk) open.push(talk);
    }
    return batch.slice(0, Math.ceil(lines / linesOfTurn) * linesOfTurn);
  };
}
