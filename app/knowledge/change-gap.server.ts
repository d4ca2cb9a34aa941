/** What people do to gaps, as pages ask for it: allowed, in scope, by the rules, written down. */
import type { AppLoadContext } from "@remix-run/node";
import { noteAccess } from "#app/access/note-access.ts";
import { mayDo } from "#app/access/principal.ts";
import type { GapAction, GapRefusal } from "#app/gaps/next-state.ts";
import type { GapState } from "#app/gaps/gap-state.ts";
import { readMasker } from "#app/ingest/open-masker.ts";
import type { Masker } from "#app/privacy/masker.ts";
import { holdGap, moveGap, type GapMove } from "#db/knowledge/gap-standing.ts";
import { saveDraft as storeDraft } from "#db/knowledge/save-draft.ts";
import type { DraftText } from "./check-draft.ts";

export type Asking = Pick<AppLoadContext, "importDb" | "principal" | "scope" | "client" | "privacyKey">;

/** Why a change was refused; `not_a_person`: gaps are held by people, not by keys. */
export type ChangeRefusal = GapRefusal | "no_such_gap" | "not_a_person" | "not_allowed";
export type GapChanged = { state: GapState; refusal: null } | { state: null; refusal: ChangeRefusal };

export const claimGap = (context: Asking, gapId: number) => changeGap(context, gapId, "claim");
export const releaseGap = (context: Asking, gapId: number) => changeGap(context, gapId, "release");
/** "Not a knowledge problem". */
export const dismissGap = (context: Asking, gapId: number) => changeGap(context, gapId, "dismiss");
/** It is one after all. */
export const restoreGap = (context: Asking, gapId: number) => changeGap(context, gapId, "restore");

async function changeGap(
  context: Asking,
  gapId: number,
  action: Exclude<GapAction, "draft" | "publish">,
): Promise<GapChanged> {
  const actor = findActor(context);
  if (typeof actor === "string") return refuse(actor);
  const { importDb, scope } = context;
  return settle(context, gapId, action, await moveGap(importDb, { scope, gapId, actorId: actor, action }));
}

/** Keeps a draft of whoever has claimed the gap; what is personal in it is masked as everywhere. */
export async function saveDraft(context: Asking, gapId: number, draft: DraftText): Promise<GapChanged> {
  const actor = findActor(context);
  if (typeof actor === "string") return refuse(actor);
  const { importDb, scope, privacyKey } = context;
  const gap = await importDb.transaction().execute((trx) => holdGap(trx, scope, gapId));
  if (!gap) return refuse("no_such_gap");
  const masked = maskDraft(await readMasker(importDb, privacyKey), gap.storeKey, draft);
  const move = await storeDraft(importDb, { scope, gapId, actorId: actor, draft: masked });
  return settle(context, gapId, "draft", move);
}

/** The user's id, or why somebody may not change gaps. */
export function findActor({ principal }: Pick<Asking, "principal">): number | "not_a_person" | "not_allowed" {
  if (!principal || !mayDo(principal, "knowledge")) return "not_allowed";
  return principal.kind === "person" && principal.id !== null ? principal.id : "not_a_person";
}

/** Writes an accepted move down. */
export async function settle(
  context: Asking,
  gapId: number,
  action: GapAction,
  move: GapMove,
  subject: Record<string, string | number> = {},
): Promise<GapChanged> {
  if (move.refusal !== null) return refuse(move.refusal);
  await noteAccess(context, {
    action: action === "publish" ? "draft_published" : "gap_changed",
    storeId: move.storeId,
    subject: { gap: gapId, from: move.from, to: move.state, ...subject },
  });
  return { state: move.state, refusal: null };
}

export const refuse = (refusal: ChangeRefusal): GapChanged => ({ state: null, refusal });

function maskDraft(masker: Masker | null, store: string, draft: DraftText): DraftText {
  if (!masker?.masksStore(store)) return draft;
  return {
    ...draft,
    question: masker.maskText(draft.question),
    variants: draft.variants.map(masker.maskText),
    answer: masker.maskText(draft.answer),
  };
}
