/** Canonical events as they travel: snake_case fields, ISO times with the store's offset. Only what the demo world sends. */
import type {
  BlockReason,
  HandoffRequester,
  MessageKind,
  RatedPart,
  Speaker,
} from "#app/events/vocabulary.ts";

type Envelope<T extends string> = { type: T; store: string; source: string; id: string };

export type WireStore = Envelope<"store"> & {
  name: string;
  timezone: string;
  currency: string;
  locale: string;
  platform: string;
  region: string;
  recontact_hours?: number;
};

export type WirePerson = Envelope<"person"> & {
  role: "agent" | "trainer";
  name: string;
  team: string;
  started_on: string;
  level: string;
};

export type WireKnowledge = Envelope<"knowledge"> & {
  at: string;
  action: "created" | "updated" | "published" | "retired";
  entry: string;
  question?: string;
  variants?: string[];
  answer?: string;
  topic: string;
  trainer: string;
  minutes?: number;
};

export type WireConversation = Envelope<"conversation"> & {
  customer?: string;
  channel: string;
  started_at?: string;
  ended_at?: string;
  ended_by?: "customer" | "bot" | "agent" | "timer" | "rule";
  topic?: string;
  stage?: "pre_sale" | "after_sale";
  blocked?: BlockReason;
  test?: boolean;
};

export type WireMessage = Envelope<"message"> & {
  conversation: string;
  at: string;
  from: Speaker;
  sender?: string;
  text: string;
  kind?: MessageKind;
  entry?: string;
  confidence?: number;
  matched?: boolean;
  products?: string[];
  intent?: string;
  customer?: string;
  channel?: string;
};

export type WireHandoff = Envelope<"handoff"> & {
  conversation: string;
  at: string;
  requested_by: HandoffRequester;
  executed?: boolean;
  reason?: string;
  to?: string;
};

export type WireRating = Envelope<"rating"> & {
  conversation: string;
  score: number;
  worst: number;
  best: number;
  at?: string;
  of?: RatedPart;
  invited?: boolean;
  solved?: boolean;
  comment?: string;
};

export type WireOrder = Envelope<"order"> & {
  version?: number;
  customer: string;
  created_at: string;
  paid_at?: string;
  /** Decimal. */
  amount: string;
  currency: string;
  status: "pending" | "paid";
  items: { product: string; name: string; quantity: number; amount: string }[];
};

export type WireRefund = Envelope<"refund"> & { order: string; at: string; amount: string; reason: string };

export type WireClick = Envelope<"click"> & {
  at: string;
  product: string;
  conversation: string;
  message: string;
  customer?: string;
};

export type WireEvent =
  | WireStore
  | WirePerson
  | WireKnowledge
  | WireConversation
  | WireMessage
  | WireHandoff
  | WireRating
  | WireOrder
  | WireRefund
  | WireClick;
