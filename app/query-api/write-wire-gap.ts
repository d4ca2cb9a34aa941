/** A gap and its questions as `GET /api/v1/gaps` and `/api/v1/gaps/:id/questions` show them. */
import { mayDo, type Principal } from "#app/access/principal.ts";
import type { GapKind, GapReason, GapState } from "#app/gaps/gap-state.ts";
import { formatMinorUnits } from "#app/money/amount.ts";
import { countMinorDigits } from "#app/money/currency.ts";
import type { ListedGap, ListedQuestion } from "#db/gaps/list-gaps.ts";

export type WireGap = {
  id: number;
  store: string;
  /** A customer's words: null for a role that may not read them, and when they have gone. */
  title: string | null;
  state: GapState;
  kind: GapKind | null;
  language: "zh" | "en" | null;
  questions: number;
  customers: number;
  human_minutes: number | null;
  /** Decimals, one for each currency; null where too little is known. Left out for a role without money. */
  gmv_at_risk?: { currency: string; value: string }[] | null;
  /** Questions of the last 14 days the data reaches to, and of the 14 before. */
  recent: number;
  previous: number;
  /** ISO 8601. */
  first_asked_at: string | null;
  last_asked_at: string | null;
  computed_at: string;
};

export function writeWireGap(principal: Principal, gap: ListedGap): WireGap {
  const { gapId, storeKey, state, kind, language, questions, customers, humanMs, recent, previous } = gap;
  return {
    ...{ id: gapId, store: storeKey, title: mayDo(principal, "transcripts") ? gap.title : null },
    ...{ state, kind, language, questions, customers },
    human_minutes: humanMs === null ? null : Math.round(humanMs / 6_000) / 10,
    ...(mayDo(principal, "money") ? { gmv_at_risk: writeMoney(gap.gmvAtRisk) } : {}),
    ...{ recent, previous },
    first_asked_at: writeTime(gap.firstAskedAt),
    last_asked_at: writeTime(gap.lastAskedAt),
    computed_at: new Date(gap.computedAt).toISOString(),
  };
}

function writeMoney(sums: ListedGap["gmvAtRisk"]): WireGap["gmv_at_risk"] {
  if (sums === null) return null;
  return sums.map(({ currency, minor }) => ({
    currency,
    value: formatMinorUnits(BigInt(minor), countMinorDigits(currency)),
  }));
}

const writeTime = (at: number | null) => (at === null ? null : new Date(at).toISOString());

export type WireGapQuestion = {
  source: string;
  /** As its source names it; null while only parts of it have arrived. */
  conversation: string | null;
  message: string;
  asked_at: string;
  reason: GapReason;
  text: string | null;
};

export function writeWireQuestion(question: ListedQuestion): WireGapQuestion {
  const { source, conversation, message, askedAt, reason, text } = question;
  return { source, conversation, message, asked_at: new Date(askedAt).toISOString(), reason, text };
}
