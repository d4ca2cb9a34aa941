/** Which state a gap goes to by what people do to it; what the data does to it is app/gaps/watch-state.ts. Pure. */
import type { GapState } from "./gap-state.ts";

export const gapActions = ["claim", "release", "draft", "publish", "dismiss", "restore"] as const;
export type GapAction = (typeof gapActions)[number];

/** Why something cannot be done to a gap; the texts are `gap.refusal.<reason>` in the catalogues. */
export const gapRefusals = [
  "taken",
  "not_claimed",
  "not_owner",
  "no_draft",
  "published_already",
  "dismissed",
  "not_dismissed",
  "closed",
] as const;
export type GapRefusal = (typeof gapRefusals)[number];

export type GapStanding = {
  state: GapState;
  /** Who has it; null for nobody. */
  ownerId: number | null;
  /** Whether it came back after it was closed. */
  wasReopened: boolean;
  /** Whether a draft is saved that is not live. */
  hasDraft: boolean;
};

export type NextGap = { state: GapState; ownerId: number | null };

/**
 * new or reopened → claimed → drafted → published, and back by releasing; whoever has a gap is the only one to draft, publish or
 * release it. A gap that is watched or closed is nobody's to change until it comes back; what was published may be written
 * again. Dismissing is for gaps that nobody else has.
 */
export function nextState(
  gap: GapStanding,
  action: GapAction,
  actorId: number,
): { to: NextGap; refusal: null } | { to: null; refusal: GapRefusal } {
  const refuse = (refusal: GapRefusal) => ({ to: null, refusal });
  const go = (state: GapState, ownerId: number | null) => ({ to: { state, ownerId }, refusal: null });
  const open: GapState = gap.wasReopened ? "reopened" : "new";
  const claimed: GapState = gap.hasDraft ? "drafted" : "claimed";
  const isOthers = gap.ownerId !== null && gap.ownerId !== actorId;

  if (gap.state === "not a knowledge problem")
    return action === "restore" ? go(open, null) : refuse("dismissed");
  if (action === "restore") return refuse("not_dismissed");
  if (gap.state === "closed") return refuse("closed");

  if (gap.state === "published" || gap.state === "watching") {
    // Whoever sees that it does not do yet goes on with it: the gap is theirs again.
    return action === "claim" ? go(claimed, actorId) : refuse("published_already");
  }
  if (action === "dismiss") return isOthers ? refuse("not_owner") : go("not a knowledge problem", null);
  if (gap.state === "new" || gap.state === "reopened") {
    return action === "claim" ? go(claimed, actorId) : refuse("not_claimed");
  }
  if (action === "claim") return isOthers ? refuse("taken") : go(gap.state, actorId);
  if (gap.ownerId !== actorId) return refuse(gap.ownerId === null ? "not_claimed" : "not_owner");
  if (action === "release") return go(open, null);
  if (action === "draft") return go("drafted", actorId);
  return gap.hasDraft ? go("published", actorId) : refuse("no_draft");
}
