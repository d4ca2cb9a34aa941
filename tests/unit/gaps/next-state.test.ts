import { describe, expect, it } from "vitest";
import { gapActions, nextState, type GapAction, type GapStanding } from "#app/gaps/next-state.ts";
import { gapStates, type GapState } from "#app/gaps/gap-state.ts";

const me = 1;
const other = 2;

type Row = [
  state: GapState,
  owner: number | null,
  draft: boolean,
  action: GapAction,
  to: GapState | null,
  refusal: string | null,
];

const rows: Row[] = [
  ["new", null, false, "claim", "claimed", null],
  ["new", null, true, "claim", "drafted", null],
  ["new", null, false, "draft", null, "not_claimed"],
  ["new", null, false, "publish", null, "not_claimed"],
  ["new", null, false, "release", null, "not_claimed"],
  ["new", null, false, "dismiss", "not a knowledge problem", null],
  ["new", null, false, "restore", null, "not_dismissed"],
  ["reopened", null, false, "claim", "claimed", null],
  ["claimed", me, false, "draft", "drafted", null],
  ["claimed", me, false, "publish", null, "no_draft"],
  ["claimed", me, false, "release", "new", null],
  ["claimed", me, false, "claim", "claimed", null],
  ["claimed", me, false, "dismiss", "not a knowledge problem", null],
  ["claimed", other, false, "claim", null, "taken"],
  ["claimed", other, false, "draft", null, "not_owner"],
  ["claimed", other, false, "release", null, "not_owner"],
  ["claimed", other, false, "dismiss", null, "not_owner"],
  ["claimed", null, false, "draft", null, "not_claimed"],
  ["claimed", null, false, "claim", "claimed", null],
  ["drafted", me, true, "draft", "drafted", null],
  ["drafted", me, true, "publish", "published", null],
  ["drafted", me, true, "release", "new", null],
  ["drafted", other, true, "publish", null, "not_owner"],
  ["published", me, false, "draft", null, "published_already"],
  ["published", me, false, "publish", null, "published_already"],
  ["published", other, false, "claim", "claimed", null],
  ["published", me, false, "dismiss", null, "published_already"],
  ["watching", me, false, "claim", "claimed", null],
  ["watching", me, false, "release", null, "published_already"],
  ["closed", null, false, "claim", null, "closed"],
  ["closed", me, true, "publish", null, "closed"],
  ["not a knowledge problem", null, false, "claim", null, "dismissed"],
  ["not a knowledge problem", null, false, "dismiss", null, "dismissed"],
  ["not a knowledge problem", null, false, "restore", "new", null],
];

it.each(rows)("%s, held by %s, draft %s: %s", (state, ownerId, hasDraft, action, to, refusal) => {
  const next = nextState({ state, ownerId, hasDraft, wasReopened: false }, action, me);
  expect([next.to?.state ?? null, next.refusal]).toEqual([to, refusal]);
});

describe("a gap that came back", () => {
  const gap: GapStanding = { state: "claimed", ownerId: me, wasReopened: true, hasDraft: false };

  it("goes back to that, not to new", () => {
    expect(nextState(gap, "release", me).to).toEqual({ state: "reopened", ownerId: null });
    const dismissed: GapStanding = { ...gap, state: "not a knowledge problem" };
    expect(nextState(dismissed, "restore", me).to).toEqual({ state: "reopened", ownerId: null });
  });
});

it("moves or says why not, and leaves nobody's gap in hand", () => {
  for (const state of gapStates)
    for (const ownerId of [null, me, other])
      for (const hasDraft of [false, true])
        for (const wasReopened of [false, true])
          for (const action of gapActions) {
            const { to, refusal } = nextState({ state, ownerId, hasDraft, wasReopened }, action, me);
            expect((to === null) === (refusal !== null)).toBe(true);
            if (to?.state === "claimed" || to?.state === "drafted") expect(to.ownerId).toBe(me);
            if (to?.state === "new" || to?.state === "reopened") expect(to.ownerId).toBeNull();
          }
});
