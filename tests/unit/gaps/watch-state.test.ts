import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { gapStates } from "#app/gaps/gap-state.ts";
import { readWatch, watchGap, type WatchedGap } from "#app/gaps/watch-state.ts";

const day = 86_400_000;
const published = 100 * day;

/** 40 questions in 1,000 conversations before; 28 days later 2 in 1,000. */
const gap = (more: Partial<WatchedGap>): WatchedGap => ({
  ...{ state: "watching", publishedAt: published, closedAt: null, through: published + 28 * day },
  ...{ earlier: { questions: 40, conversations: 1_000 }, latest: { questions: 2, conversations: 1_000 } },
  ...more,
});
const asked = (questions: number, conversations = 1_000) => ({ latest: { questions, conversations } });
const after = (days: number) => ({ through: published + days * day });
const go = (more: Partial<WatchedGap>) => watchGap(gap(more)).map(({ action, to }) => `${action} → ${to}`);

const watch = "watch → watching";
const close = "close → closed";
const reopen = "reopen → reopened";

test.each<[string, Partial<WatchedGap>, string[]]>([
  ["at once, though the data ends before", { state: "published", ...after(-6) }, [watch]],
  ["and nothing else until 14 days of data", { state: "published", ...after(13.9) }, [watch]],
  ["data that comes late takes all steps at once", { state: "published", ...after(28) }, [watch, close]],
  ["a published gap that nobody has dated", { state: "published", publishedAt: null }, []],
])("published: %s", (_, more, steps) => expect(go(more)).toEqual(steps));

test.each<[string, Partial<WatchedGap>, string[]]>([
  ["a fifth of its rate closes it", asked(8), [close]],
  ["a little more does not", asked(9), []],
  ["a rate counts, not a number: as many in a tenth of the conversations", asked(2, 100), [reopen]],
  ["many on a sale day are few", asked(80, 10_000), [close]],
  ["half of its rate brings it back", asked(20), [reopen]],
  ["a little less does not", asked(19), []],
  ["not before 14 days", { ...asked(0), ...after(13.9) }, []],
  ["on the fourteenth", { ...asked(0), ...after(14) }, [close]],
  ["nobody asks anything at all: nothing is known", asked(0, 0), []],
  ["nobody asked it before: nothing to compare with", { earlier: { questions: 0, conversations: 50 } }, []],
])("watching: %s", (_, more, steps) => expect(go(more)).toEqual(steps));

const closed = { state: "closed", closedAt: published + 20 * day } as const;
test.each<[string, Partial<WatchedGap>, string[]]>([
  ["stays at what it closed with", { ...closed, ...asked(2) }, []],
  ["comes back with half of its rate", { ...closed, ...asked(20) }, [reopen]],
  ["stays just below", { ...closed, ...asked(19) }, []],
  ["two questions bring nothing back, however few conversations", { ...closed, ...asked(2, 10) }, []],
  ["three do", { ...closed, ...asked(3, 10) }, [reopen]],
  ["without an answer of ours, one does", { ...closed, publishedAt: null, ...asked(1) }, [reopen]],
  ["and none does not", { ...closed, publishedAt: null, ...asked(0) }, []],
])("closed: %s", (_, more, steps) => expect(go(more)).toEqual(steps));

test.each<[string, Parameters<typeof readWatch>[0], number | null]>([
  ["none where the data ends before", gap(after(-6)), 0],
  ["whole ones only", gap(after(2.9)), 2],
  ["fourteen at most", gap(after(28)), 14],
  ["none without data", { ...gap({}), through: null }, 0],
  ["nothing for one that is closed", gap(closed), null],
  ["nothing for one that was never published", gap({ publishedAt: null }), null],
])("days watched: %s", (_, one, days) => {
  expect(readWatch(one)).toEqual(days === null ? null : { days, of: 14, until: published + 14 * day });
});

describe("whatever is asked", () => {
  const count = fc.record({ questions: fc.nat(1_000), conversations: fc.nat(10_000) });
  const any = fc.record({
    state: fc.constantFrom(...gapStates),
    publishedAt: fc.option(fc.nat(200 * day)),
    closedAt: fc.option(fc.nat(200 * day)),
    through: fc.nat(400 * day),
    earlier: count,
    latest: count,
  });

  it("moves nothing that people have not published, and nothing that they dismissed", () => {
    fc.assert(
      fc.property(any, (one) => {
        const steps = watchGap(one);
        if (!["published", "watching", "closed"].includes(one.state)) expect(steps).toEqual([]);
        for (const { to } of steps) expect(["watching", "closed", "reopened"]).toContain(to);
      }),
    );
  });

  it("never closes what it would bring back, and stands still until more is known", () => {
    fc.assert(
      fc.property(any, (one) => {
        const last = watchGap(one).at(-1);
        if (!last) return;
        expect(watchGap({ ...one, state: last.to, closedAt: one.through })).toEqual([]);
      }),
    );
  });
});
