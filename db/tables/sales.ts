/** One row an order. `numeric` columns read as text: sums of money may pass 2^53. */
export type OrderFactsTable = {
  store_id: number;
  source: string;
  external_id: string;
  customer: string;
  created_at: number;
  paid_at: number | null;
  /** Store-local. GMV is paid orders by the day they were paid. */
  created_day: string;
  paid_day: string | null;
  currency: string;
  amount_minor: number;
  /** All refunds known so far, and those within 15 and 30 days of payment (null while unpaid). */
  refunded_minor: string;
  refunded_15_minor: string | null;
  refunded_30_minor: string | null;
  /** The last conversation before it inside the longest window kept; all null without one. */
  conversation_id: number | null;
  lag_ms: number | null;
  is_bot_before: boolean | null;
  is_human_before: boolean | null;
  channel: string | null;
  topic: string | null;
  agent: string | null;
  /** Of the items as they are stored; null without any. */
  items_hash: number | null;
  /** How long before it conversations near it began (negative after it): those with a reply before it, and the others. */
  answered_lags_ms: string[] | null;
  unanswered_lags_ms: string[] | null;
};

/** Customer × store × local day, by the first conversation of that day; kept for stores that have sent orders. */
export type InquiryFactsTable = {
  store_id: number;
  source: string;
  customer: string;
  day: string;
  conversation_id: number;
  started_at: number;
  stage: string | null;
  has_open_order: boolean;
  is_inquirer: boolean;
  /** That conversation was lost on handoff: called for a person, and none ever spoke after that. */
  is_lost: boolean;
  /** To the next order that was paid, inside the longest window kept. */
  ordered_after_ms: number | null;
  channel: string | null;
  topic: string | null;
  agent: string | null;
};
