/** What came of publishing an answer to a gap: whether its questions cease, and what the edit brought. */
import type { AppLoadContext } from "@remix-run/node";
import { earlierDays } from "#app/gaps/watch-state.ts";
import type { ListedGap } from "#db/gaps/list-gaps.ts";
import type { StoreSummary } from "#db/queries/stores.ts";
import { loadEdits } from "./edits.server.ts";
import { describeEdit, type EditRow } from "./training.server.ts";

export type GapOutcome = {
  publishedAt: number;
  /** Questions in the 28 days before it went live, and since as far as the data reaches; null while it does not reach there. */
  before: number;
  since: { questions: number; days: number } | null;
  /** The edit that publishing was; null while it has not arrived or nothing ties it to the gap. */
  edit: EditRow | null;
};

const dayMs = 86_400_000;

/** Null for a gap that nobody has published an answer to. */
export async function loadGapOutcome(
  { db, scope }: Pick<AppLoadContext, "db" | "scope">,
  store: StoreSummary,
  told: { gap: Pick<ListedGap, "publishedAt">; asked: readonly number[]; entry: string | null },
): Promise<GapOutcome | null> {
  const { publishedAt } = told.gap;
  if (publishedAt === null) return null;
  const through = store.dataThrough ?? 0;
  const days = Math.floor((through - publishedAt) / dayMs);
  const edits = told.entry === null ? [] : await loadEdits({ db, scope }, [store]);
  const own = edits.find(({ entry, at }) => entry === told.entry && Math.abs(at - publishedAt) < dayMs);
  return {
    publishedAt,
    before: told.asked.filter((at) => at <= publishedAt && at > publishedAt - earlierDays * dayMs).length,
    since:
      through <= publishedAt
        ? null
        : { questions: told.asked.filter((at) => at > publishedAt).length, days: Math.max(0, days) },
    edit: own ? describeEdit(own, store) : null,
  };
}
