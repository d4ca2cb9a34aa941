/** A customer whose every text and id holds one word, so that whatever is left of it can be found; and somebody else. */

export type Wire = Record<string, unknown>;

export const at = (day: number, minute: number) => new Date(Date.UTC(2026, 9, day, 8, minute)).toISOString();

/** In every place of the customer's events that can hold text or an id; no other event holds it. */
export const marker = "Zebrafish9";
export const customer = `${marker}-customer`;

/** Two conversations of the customer: the second one within the window of the first; ties and wordings that decide. */
export const theirs: Wire[] = [
  {
    type: "conversation",
    id: `${marker}-c1`,
    customer,
    channel: "web",
    topic: "shipping",
    started_at: at(1, 0),
    extra_field: marker,
  },
  ...["Sorry, I did not understand", "where is my parcel", "transfer me to a human please"].map(
    (text, index) => ({
      type: "message",
      // Same moment, so that ids decide the order; of one of them only the order of ids is as sent.
      id: `${marker}-m${3 - index}`,
      conversation: `${marker}-c1`,
      at: at(1, 1),
      from: index === 0 ? "bot" : "customer",
      text: `${text} ${index === 2 ? "" : marker}`.trim(),
      customer,
      sender: index === 0 ? null : marker,
      note_of_platform: marker,
    }),
  ),
  {
    type: "message",
    id: "plain",
    conversation: `${marker}-c1`,
    at: at(1, 2),
    from: "agent",
    text: `Dear ${marker}`,
    sender: "li",
  },
  {
    type: "handoff",
    id: `${marker}-h`,
    conversation: `${marker}-c1`,
    at: at(1, 2),
    requested_by: "customer",
    reason: `${marker} asked`,
  },
  {
    type: "rating",
    id: `${marker}-r`,
    conversation: `${marker}-c1`,
    score: 5,
    worst: 1,
    best: 5,
    comment: marker,
    message: `${marker}-m1`,
  },
  {
    type: "message",
    id: `${marker}-n1`,
    conversation: `${marker}-c2`,
    at: at(2, 0),
    from: "customer",
    text: `still ${marker}?`,
    customer,
  },
  {
    type: "message",
    id: `${marker}-n2`,
    conversation: `${marker}-c2`,
    at: at(2, 1),
    from: "bot",
    text: `It has left, ${marker}`,
  },
  {
    type: "order",
    id: `${marker}-o`,
    customer,
    created_at: at(1, 9),
    amount: "12.50",
    currency: "CNY",
    status: "paid",
    memo: marker,
  },
  { type: "refund", id: `${marker}-f`, order: `${marker}-o`, at: at(3, 0), amount: "2", reason: marker },
  {
    type: "click",
    id: `${marker}-k`,
    at: at(1, 3),
    product: "p1",
    conversation: `${marker}-c1`,
    message: `${marker}-m3`,
    customer,
  },
];
export const others: Wire[] = [1, 2, 3].flatMap((n) => [
  {
    type: "message",
    id: `o${n}`,
    conversation: `oc${n}`,
    at: at(n, 30),
    from: "customer",
    text: "how much",
    customer: "someone",
  },
  { type: "message", id: `p${n}`, conversation: `oc${n}`, at: at(n, 31), from: "bot", text: "ten" },
]);
