/** What customers of the group ask about, how often, and how well an untrained bot copes with it. */

export type Line = "apparel" | "electronics";

/** What settles a question: knowing a thing, looking into a system, doing something, or a person's judgement. */
export type Need = "advice" | "lookup" | "action" | "judgement";

export type Topic = {
  id: TopicId;
  /** The product line it belongs to; null is every shop. */
  line: Line | null;
  stage: "pre_sale" | "after_sale";
  /** Share of questions on an ordinary day, relative. */
  share: number;
  /** Chance that an average bot settles it before anyone trained it further. */
  solvable: number;
  need: Need;
};

export const topicIds = [
  "delivery-status",
  "dispatch-time",
  "address-change",
  "cancel-order",
  "return-policy",
  "return-pickup",
  "refund-progress",
  "exchange",
  "coupon",
  "price-protection",
  "invoice",
  "payment",
  "missing-item",
  "damaged",
  "points",
  "promotion-rules",
  "complaint",
  "size-advice",
  "fabric-care",
  "restock",
  "colour",
  "styling",
  "pairing",
  "battery",
  "warranty",
  "compatibility",
  "product-choice",
  "firmware",
  "open-ear-x1",
] as const;
export type TopicId = (typeof topicIds)[number];

/** The open-ear headphones of this autumn: sold from this local day on, with no entry in the knowledge base. */
export const newProduct = { topic: "open-ear-x1", launchedOn: "2026-09-15" } as const;

function topic(
  id: TopicId,
  line: Line | null,
  stage: Topic["stage"],
  share: number,
  solvable: number,
  need: Need,
): Topic {
  return { id, line, stage, share, solvable, need };
}

export const topics: readonly Topic[] = [
  topic("delivery-status", null, "after_sale", 13, 0.66, "lookup"),
  topic("dispatch-time", null, "pre_sale", 8, 0.86, "advice"),
  topic("address-change", null, "after_sale", 4, 0.42, "action"),
  topic("cancel-order", null, "after_sale", 3.5, 0.46, "action"),
  topic("return-policy", null, "after_sale", 6, 0.84, "advice"),
  topic("return-pickup", null, "after_sale", 5, 0.68, "advice"),
  topic("refund-progress", null, "after_sale", 6, 0.58, "lookup"),
  topic("exchange", null, "after_sale", 4, 0.44, "action"),
  topic("coupon", null, "pre_sale", 5, 0.78, "advice"),
  topic("price-protection", null, "after_sale", 3, 0.55, "action"),
  topic("invoice", null, "after_sale", 4, 0.82, "advice"),
  topic("payment", null, "pre_sale", 2, 0.6, "advice"),
  topic("missing-item", null, "after_sale", 2.2, 0.24, "judgement"),
  topic("damaged", null, "after_sale", 2.6, 0.2, "judgement"),
  topic("points", null, "pre_sale", 2, 0.82, "advice"),
  topic("promotion-rules", null, "pre_sale", 3, 0.72, "advice"),
  topic("complaint", null, "after_sale", 1.2, 0.1, "judgement"),
  topic("size-advice", "apparel", "pre_sale", 11, 0.74, "advice"),
  topic("fabric-care", "apparel", "pre_sale", 3, 0.8, "advice"),
  topic("restock", "apparel", "pre_sale", 3.5, 0.68, "lookup"),
  topic("colour", "apparel", "pre_sale", 3, 0.62, "advice"),
  topic("styling", "apparel", "pre_sale", 2.5, 0.6, "advice"),
  topic("pairing", "electronics", "after_sale", 6, 0.72, "advice"),
  topic("battery", "electronics", "after_sale", 3.5, 0.66, "advice"),
  topic("warranty", "electronics", "after_sale", 4, 0.74, "advice"),
  topic("compatibility", "electronics", "pre_sale", 4.5, 0.64, "advice"),
  topic("product-choice", "electronics", "pre_sale", 4, 0.6, "advice"),
  topic("firmware", "electronics", "after_sale", 2, 0.62, "advice"),
  topic("open-ear-x1", "electronics", "pre_sale", 11, 0.1, "advice"),
];

export const topicById: ReadonlyMap<TopicId, Topic> = new Map(topics.map((entry) => [entry.id, entry]));
