/** One gap: its size, its questions, its draft, what was done to it and what came of it. */
import type { AppLoadContext } from "@remix-run/node";
import { mayDo } from "#app/access/principal.ts";
import type { GapReason, GapState } from "#app/gaps/gap-state.ts";
import { countByDay, type DayCount } from "#app/gaps/days.ts";
import { countedDays } from "#db/gaps/measure-gaps.ts";
import { listAskedTimes } from "#db/gaps/gap-trend.ts";
import { listGapChanges } from "#db/gaps/list-changes.ts";
import { findGap, listGapQuestions, listGaps } from "#db/gaps/list-gaps.ts";
import { listOwnerNames } from "#db/gaps/list-owners.ts";
import { listGapTopics } from "#db/gaps/suggest-topic.ts";
import { readDraft } from "#db/knowledge/save-draft.ts";
import type { StoreSummary } from "#db/queries/stores.ts";
import { describeGaps, type GapRow } from "./gap-queue.server.ts";
import { loadGapOutcome, type GapOutcome } from "./gap-outcome.server.ts";

export type GapPage = {
  gap: GapRow & {
    timezone: string;
    firstAskedAt: number | null;
    lastAskedAt: number | null;
    computedAt: number;
    publishedAt: number | null;
    closedAt: number | null;
  };
  showsMoney: boolean;
  /** Null for a role that reads no customer's words. */
  questions: GapQuestionRow[] | null;
  /** By store-local day, the days without any among them. */
  days: DayCount[];
  changes: GapChangeRow[];
  draft: GapDraft | null;
  /** The commonest of its conversations first. */
  topics: string[];
  /** After publishing; null before. */
  outcome: GapOutcome | null;
};

export type GapQuestionRow = {
  message: string;
  conversationId: number;
  askedAt: number;
  reason: GapReason;
  text: string | null;
};

export type GapDraft = {
  entry: string;
  question: string;
  variants: string[];
  answer: string;
  topic: string | null;
  updatedAt: number;
  publishedAt: number | null;
};

export type GapChangeRow = { at: number; action: string; from: GapState; to: GapState; by: string | null };

/** Questions listed at most, the latest. */
const mostQuestions = 500;

/** Null when the stores of whoever asks have no such gap. */
export async function loadGapPage(
  context: Pick<AppLoadContext, "db" | "importDb" | "scope" | "principal">,
  stores: readonly StoreSummary[],
  gapId: number,
): Promise<GapPage | null> {
  const { db, importDb, scope, principal } = context;
  const found = await findGap(db, scope, gapId);
  const store = stores.find(({ storeId }) => storeId === found?.storeId);
  if (!found || !store) return null;
  const [all, asked, changes, draft, topics, questions] = await Promise.all([
    listGaps(db, scope, { store: store.key, limit: 5_000 }),
    listAskedTimes(db, scope, gapId),
    listGapChanges(db, scope, gapId),
    readDraft(db, scope, gapId),
    listGapTopics(db, scope, gapId),
    principal !== null && mayDo(principal, "transcripts")
      ? listGapQuestions(db, scope, gapId, { limit: mostQuestions })
      : null,
  ]);
  const names = await listOwnerNames(importDb, [...new Set(changes.flatMap(({ actorId }) => actorId ?? []))]);
  const rows = await describeGaps(context, all);
  const row = rows.find((one) => one.gapId === gapId)!;
  const { timezone, dataThrough } = store;
  return {
    gap: {
      ...row,
      timezone,
      ...{ firstAskedAt: found.firstAskedAt, lastAskedAt: found.lastAskedAt, computedAt: found.computedAt },
      ...{ publishedAt: found.publishedAt, closedAt: found.closedAt },
    },
    showsMoney: principal !== null && mayDo(principal, "money"),
    questions:
      questions?.map(({ message, conversationId, askedAt, reason, text }) => ({
        ...{ message, conversationId, askedAt, reason, text },
      })) ?? null,
    days: countByDay(asked, { timezone, through: dataThrough ?? found.computedAt, days: countedDays }),
    changes: changes.map(({ actorId, ...change }) => ({
      ...change,
      by: actorId === null ? null : (names.get(actorId) ?? null),
    })),
    draft: draft
      ? {
          ...{ entry: draft.entry, question: draft.question, variants: draft.variants, answer: draft.answer },
          ...{ topic: draft.topic, updatedAt: draft.updatedAt, publishedAt: draft.publishedAt },
        }
      : null,
    topics,
    outcome: await loadGapOutcome(context, store, { gap: found, asked, entry: draft?.entry ?? null }),
  };
}
