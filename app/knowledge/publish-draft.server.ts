/** A draft goes live: as events that come the way all events come, so that facts, edits and effects follow. */
import type { AppLoadContext } from "@remix-run/node";
import { nextState } from "#app/gaps/next-state.ts";
import { addJob } from "#db/jobs/queue.ts";
import { holdGap, moveGap } from "#db/knowledge/gap-standing.ts";
import { isEntryKnown, markPublished, readClaimedAt, unmarkPublished } from "#db/knowledge/publishing.ts";
import { readDraft, type Draft } from "#db/knowledge/save-draft.ts";
import { findActor, refuse, settle, type Asking, type GapChanged } from "./change-gap.server.ts";
import { nameTrainer } from "./name-trainer.server.ts";
import { sendKnowledge } from "./send-knowledge.server.ts";
import { longestWorkMinutes } from "./work-minutes.ts";

type Publishing = Asking & Pick<AppLoadContext, "takeEvents">;

/** `minutes`: work it took; null takes the time from the claim, if that was not longer than a working day ago. */
export async function publishDraft(
  context: Publishing,
  gapId: number,
  { minutes }: { minutes: number | null },
): Promise<GapChanged> {
  const actor = findActor(context);
  if (typeof actor === "string") return refuse(actor);
  const { importDb, scope } = context;
  const [gap, draft] = await Promise.all([
    importDb.transaction().execute((trx) => holdGap(trx, scope, gapId)),
    readDraft(importDb, scope, gapId),
  ]);
  if (!gap) return refuse("no_such_gap");
  const { refusal } = nextState(gap, "publish", actor);
  if (refusal !== null) return refuse(refusal);
  if (!draft) return refuse("no_draft");

  await unmarkPublished(importDb, gap.storeId, gapId);
  const at = Date.now();
  const { storeId, storeKey } = gap;
  await sendKnowledge(context, storeKey, await describe(context, { draft, storeKey, minutes, at }));
  await addJob(importDb, "judge-edits", storeId);
  const move = await moveGap(importDb, { scope, gapId, actorId: actor, action: "publish" }, (trx) =>
    markPublished(trx, { storeId, gapId, updatedAt: draft.updatedAt, at }),
  );
  return settle(context, gapId, "publish", move, { entry: draft.entry });
}

/** The events of a publishing. A draft published again after a failure has the same ids, so nothing counts twice. */
async function describe(
  { importDb, principal }: Publishing,
  told: { draft: Draft; storeKey: string; minutes: number | null; at: number },
): Promise<Record<string, unknown>[]> {
  const { draft, storeKey, at } = told;
  const { storeId, gapId, entry, question, variants, answer, topic, updatedAt } = draft;
  const [{ trainer, introduction }, isKnown, claimedAt] = await Promise.all([
    nameTrainer(importDb, { storeId, storeKey }, principal!),
    isEntryKnown(importDb, storeId, entry),
    readClaimedAt(importDb, storeId, gapId),
  ]);
  const minutes = told.minutes ?? countMinutes(claimedAt, at);
  const own = { store: storeKey, source: "apiary" };
  const id = `gap-${gapId}-${updatedAt}`;
  const text = { entry, question, variants, answer, ...(topic === null ? {} : { topic }), trainer };
  const begun = {
    ...{ ...own, type: "knowledge", id: `${id}-begun`, at: at - 1 },
    ...{ action: isKnown ? "updated" : "created", ...text },
  };
  const published = {
    ...{ ...own, type: "knowledge", id, at, action: "published", ...text },
    ...(minutes === null ? {} : { minutes }),
  };
  return [...(introduction ? [introduction] : []), begun, published];
}

/** Whole minutes of work between a claim and now; null where that cannot be told. */
function countMinutes(claimedAt: number | null, at: number): number | null {
  if (claimedAt === null) return null;
  const minutes = Math.max(1, Math.round((at - claimedAt) / 60_000));
  return minutes <= longestWorkMinutes ? minutes : null;
}
