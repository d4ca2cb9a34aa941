/** The canonical events as the rest of the product sees them: validated, times in epoch milliseconds. */
import type {
  BlockReason,
  HandoffRequester,
  MessageKind,
  RatedPart,
  Speaker,
  blockReasons,
  closers,
  knowledgeActions,
  personRoles,
  stages,
} from "./vocabulary.ts";

/** A merchant's fields we have no name for; kept, never interpreted. */
export type Extra = Record<string, unknown>;

type Envelope = {
  store: string;
  source: string;
  /** Unique within store + source + type. */
  id: string;
  /** A changed event replaces the stored one when its version is not older; absent counts as oldest. */
  version: number | null;
  extra: Extra | null;
};

export type StoreEvent = Envelope & {
  type: "store";
  name: string;
  timezone: string | null;
  currency: string | null;
  locale: string | null;
  platform: string | null;
  region: string | null;
  recontactHours: number | null;
  attributionHours: number | null;
};

export type ConversationEvent = Envelope & {
  type: "conversation";
  customer: string | null;
  channel: string | null;
  startedAt: number | null;
  endedAt: number | null;
  endedBy: (typeof closers)[number] | null;
  topic: string | null;
  stage: (typeof stages)[number] | null;
  blocked: (typeof blockReasons)[number] | null;
  test: boolean | null;
};

export type MessageEvent = Envelope & {
  type: "message";
  conversation: string;
  at: number;
  from: Speaker;
  sender: string | null;
  text: string | null;
  kind: MessageKind | null;
  entry: string | null;
  confidence: number | null;
  matched: boolean | null;
  products: string[] | null;
  intent: string | null;
  customer: string | null;
  channel: string | null;
  /** The platform recorded no time for this message; `at` only keeps the order. No duration is measured from it. */
  atInferred: boolean;
};

export type HandoffEvent = Envelope & {
  type: "handoff";
  conversation: string;
  at: number;
  requestedBy: HandoffRequester | null;
  executed: boolean;
  reason: string | null;
  to: string | null;
};

export type RatingEvent = Envelope & {
  type: "rating";
  conversation: string;
  score: number;
  worst: number;
  best: number;
  at: number | null;
  of: RatedPart | null;
  invited: boolean | null;
  solved: boolean | null;
  message: string | null;
  comment: string | null;
};

export type OrderEvent = Envelope & {
  type: "order";
  customer: string;
  createdAt: number;
  paidAt: number | null;
  /** Minor units of `currency`. */
  amountMinor: bigint;
  currency: string;
  status: string | null;
  /** A product may go by a name, which the item then has. */
  items: { product: string; name?: string; quantity: number; amountMinor: bigint | null }[] | null;
};

export type RefundEvent = Envelope & {
  type: "refund";
  order: string;
  at: number;
  /** Decimal as sent: a refund may arrive before its order, and so before its currency is known. */
  amount: string;
  reason: string | null;
};

export type ClickEvent = Envelope & {
  type: "click";
  at: number;
  product: string;
  conversation: string | null;
  message: string | null;
  customer: string | null;
};

export type KnowledgeEvent = Envelope & {
  type: "knowledge";
  at: number;
  action: (typeof knowledgeActions)[number];
  entry: string;
  question: string | null;
  variants: string[] | null;
  answer: string | null;
  topic: string | null;
  trainer: string | null;
  minutes: number | null;
};

export type PersonEvent = Envelope & {
  type: "person";
  role: (typeof personRoles)[number];
  name: string;
  team: string | null;
  startedOn: string | null;
  level: string | null;
};

export type ShiftEvent = Envelope & { type: "shift"; person: string; from: number; to: number };

export type CanonicalEvent =
  | StoreEvent
  | ConversationEvent
  | MessageEvent
  | HandoffEvent
  | RatingEvent
  | OrderEvent
  | RefundEvent
  | ClickEvent
  | KnowledgeEvent
  | PersonEvent
  | ShiftEvent;

export type EventType = CanonicalEvent["type"];
export type { BlockReason, MessageKind, Speaker };
