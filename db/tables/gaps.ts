import type { GapKind, GapReason, GapState } from "#app/gaps/gap-state.ts";
import type { Generated } from "kysely";

/** One row a gap of a store. Sizes are of the questions asked from `counted_from` on, as of `computed_at`; times in epoch ms. */
export type GapsTable = {
  gap_id: Generated<number>;
  store_id: number;
  /** The clustering's stable id; one row keeps it whatever becomes of the gap. */
  key: string;
  /** What most of its questions tell; null where they do not. */
  kind: GapKind | null;
  state: Generated<GapState>;
  owner_id: number | null;
  /** Of its title. */
  language: "zh" | "en" | null;
  first_asked_at: number | null;
  last_asked_at: number | null;
  /** First shown or claimed. */
  seen_at: number | null;
  published_at: number | null;
  closed_at: number | null;
  reopened_at: number | null;
  questions: Generated<number>;
  customers: Generated<number>;
  /** Null where people spoke and none of it was measured. */
  human_ms: number | null;
  /** Questions of the last 14 days, and of the 14 before. */
  recent: Generated<number>;
  previous: Generated<number>;
  counted_from: number;
  computed_at: number;
};

/** A question is in one gap; its words are the message's. */
export type GapQuestionsTable = {
  store_id: number;
  gap_id: number;
  conversation_id: number;
  source: string;
  /** The message's external id. */
  message_id: string;
  asked_at: number;
  reason: GapReason;
  /** Place among the questions that show the gap; the lowest there is gives the title. */
  example: number | null;
  /** What the question by itself says of the gap's kind; null where it does not tell. */
  kind: GapKind | null;
};

/** A question in no gap yet; `key` is of the gap that those alike would found. */
export type GapCandidatesTable = Omit<GapQuestionsTable, "gap_id" | "example"> & { key: string };

/** GMV at risk in minor units; no row where too little is known. */
export type GapMoneyTable = {
  store_id: number;
  gap_id: number;
  currency: string;
  amount_minor: number;
};
