/** A store whose every free text starts with a mark. */
import { buildConversation, type Script, type WireEvent } from "#tests/factories/wire-conversation.ts";

const minute = 60_000;
const scripts: Script[] = [
  "confirmed",
  "durable",
  "rejected",
  "unanswered",
  "handoff",
  "handoff_lost",
  "takeover",
];

/** The events of a store named by its mark, at the hours after `at` (epoch ms). */
export function buildStore(mark: string, at: number): WireEvent[] {
  const own = { store: `${mark}-key`, source: `${mark}-source`, note: `${mark} extra` };
  const time = (minutes: number) => new Date(at + minutes * minute).toISOString();
  return [
    {
      ...own,
      type: "store",
      id: `${mark}-key`,
      name: `${mark} name`,
      timezone: "Asia/Shanghai",
      currency: "CNY",
      locale: `${mark}-locale`,
      platform: `${mark}-platform`,
      region: `${mark}-region`,
    },
    ...scripts
      .flatMap((script, index) => {
        const id = `${mark}-${script}`;
        const customer = `${mark}-customer-${index % 3}`;
        return buildConversation(script, {
          id,
          at: at + index * 60 * minute,
          customer,
          channel: `${mark}-channel`,
          topic: `${mark}-topic`,
        });
      })
      .map((event): WireEvent => fillIn({ ...event, ...own }, mark)),
    ...scripts.map((script): WireEvent => ({
      ...own,
      type: "rating",
      id: `${mark}-rating-${script}`,
      conversation: `${mark}-${script}`,
      score: 2,
      worst: 1,
      best: 5,
      message: `${mark}-${script}-1`,
      comment: `${mark} comment`,
    })),
    {
      ...own,
      type: "order",
      id: `${mark}-order`,
      customer: `${mark}-customer-0`,
      created_at: time(5),
      paid_at: time(6),
      amount: "10.00",
      currency: "CNY",
      status: `${mark}-status`,
      items: [{ product: `${mark}-product`, quantity: 1 }],
    },
    {
      ...own,
      type: "refund",
      id: `${mark}-refund`,
      order: `${mark}-order`,
      at: time(9),
      amount: "1.00",
      reason: `${mark} reason`,
    },
    {
      ...own,
      type: "click",
      id: `${mark}-click`,
      at: time(3),
      product: `${mark}-product`,
      conversation: `${mark}-durable`,
      message: `${mark}-durable-1`,
      customer: `${mark}-customer-1`,
    },
    {
      ...own,
      type: "knowledge",
      id: `${mark}-edit`,
      at: time(2),
      action: "created",
      entry: `${mark}-entry`,
      question: `${mark} question`,
      variants: [`${mark} variant`],
      answer: `${mark} answer`,
      topic: `${mark}-topic`,
      trainer: `${mark}-trainer`,
      minutes: 4,
    },
    {
      ...own,
      type: "person",
      id: `${mark}-agent`,
      role: "agent",
      name: `${mark} person`,
      team: `${mark}-team`,
      level: `${mark}-level`,
    },
    { ...own, type: "shift", id: `${mark}-shift`, person: `${mark}-agent`, from: time(0), to: time(60) },
    { ...own, type: "conversation", id: `${mark}-heartbeat`, test: true },
    {
      ...own,
      type: "message",
      id: `${mark}-heartbeat-0`,
      conversation: `${mark}-heartbeat`,
      at: time(20 * 24 * 60),
      from: "system",
      kind: "note",
      text: `${mark} note`,
    },
  ];
}

function fillIn(event: WireEvent, mark: string): WireEvent {
  if (event.type === "handoff") return { ...event, reason: `${mark} handoff reason`, to: `${mark}-team` };
  if (event.type !== "message") return event;
  const words = {
    text: `${mark} ${String(event.text)}`,
    customer: `${mark}-customer-0`,
    channel: `${mark}-channel`,
  };
  if (event.from === "bot")
    return {
      ...event,
      ...words,
      entry: `${mark}-entry`,
      intent: `${mark}-intent`,
      products: [`${mark}-product`],
      confidence: 0.9,
    };
  if (event.from === "agent") return { ...event, ...words, sender: `${mark}-agent` };
  return { ...event, ...words, intent: `${mark}-intent` };
}
