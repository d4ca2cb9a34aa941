/** What the columns of a foreign table can mean, by what one of its rows is. */

export const rowShapes = ["messages", "transcripts", "ratings", "orders"] as const;
/** A row is one message, one conversation with its transcript in a cell, one rating, or one order. */
export type RowShape = (typeof rowShapes)[number];

export const mappingFields = [
  "conversation",
  "customer",
  "at",
  "day",
  "speaker",
  "sender",
  "text",
  "id",
  "transcript",
  "started",
  "ended",
  "handoff",
  "reason",
  "score",
  "solved",
  "comment",
  "matched",
  "entry",
  "confidence",
  "intent",
  "topic",
  "channel",
  "product",
  "created",
  "paid",
  "amount",
  "currency",
  "status",
  "quantity",
  "refunded",
] as const;
export type MappingField = (typeof mappingFields)[number];

/** Fields in the order in which a page offers them. */
export const fieldsOfShape: Readonly<Record<RowShape, readonly MappingField[]>> = {
  messages: [
    ...(["conversation", "customer", "at", "day", "speaker", "sender", "text", "id"] as const),
    ...(["handoff", "reason", "score", "solved", "comment"] as const),
    ...(["matched", "entry", "confidence", "intent", "topic", "channel", "product"] as const),
  ],
  transcripts: [
    ...(["conversation", "customer", "transcript", "started", "ended", "sender"] as const),
    ...(["handoff", "reason", "score", "solved", "comment", "topic", "channel"] as const),
  ],
  ratings: ["conversation", "customer", "sender", "at", "day", "score", "solved", "comment", "id"],
  orders: [
    "id",
    "customer",
    "created",
    "paid",
    "amount",
    "currency",
    "status",
    "product",
    "quantity",
    "refunded",
  ],
};

/** Of each group at least one has to be told. */
export const neededOfShape: Readonly<Record<RowShape, readonly (readonly MappingField[])[]>> = {
  messages: [["text"], ["at"], ["speaker", "sender"], ["conversation", "customer"]],
  transcripts: [["transcript"], ["conversation", "customer"]],
  ratings: [["score"], ["conversation", "customer"]],
  orders: [["id"], ["created"], ["amount"]],
};

/** Fields whose cells are times. */
export const timeFields: readonly MappingField[] = ["at", "started", "ended", "created", "paid"];
