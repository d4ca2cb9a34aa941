export type ConversationFactsTable = {
  store_id: number;
  conversation_id: number;
  source: string;
  customer: string | null;
  channel: string | null;
  topic: string | null;
  stage: string | null;
  is_test: boolean;
  started_at: number;
  ended_at: number;
  start_day: string;
  start_hour: number;
  class: string;
  settlement: string | null;
  handler: string;
  has_question: boolean;
  has_human_speech: boolean;
  first_bot_speech_at: number | null;
  first_human_speech_at: number | null;
  is_requested: boolean;
  is_executed: boolean;
  is_reached: boolean;
  is_rejected: boolean;
  escalated_at: number | null;
  escalated_day: string | null;
  escalated_hour: number | null;
  reason: string | null;
  reason_group: string | null;
  reason_source: string | null;
  agent: string | null;
  is_invited: boolean;
  bot_first_response_ms: number | null;
  human_wait_ms: number | null;
  handle_time_ms: number | null;
  friction_turns: number | null;
  friction_ms: number | null;
  message_count: number;
  opening_text: string | null;
  is_kind_inferred: boolean;
  is_time_inferred: boolean;
  /** From this conversation's end to the start of the customer's next one; null when there is none (yet). */
  next_contact_ms: number | null;
  next_same_topic_ms: number | null;
};

export type RatingFactsTable = {
  store_id: number;
  conversation_id: number;
  /** bot, agent, answer, or "" where the source does not say. */
  rated_part: string;
  score: number;
  is_solved: boolean | null;
  is_invited: boolean;
};

export type DirtyDaysTable = { store_id: number; day: string };
