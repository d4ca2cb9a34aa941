/** Fixes of gaps summed by hand. */
import { expect, it } from "vitest";
import { fixSides, isFixOf, sumFixes, type Fix } from "#app/training/sum-fixes.ts";

const hour = 3_600_000;
const day = 24 * hour;
const now = 100 * day;
const fix = (more: Partial<Fix>): Fix => ({
  ...{
    storeId: 1,
    gapId: 1,
    trainer: "lin",
    seenAt: 0,
    publishedAt: 10 * hour,
    closedAt: null,
    reopenedAt: null,
  },
  ...more,
});

it("counts as kept what was closed 30 days ago and did not come back within them", () => {
  const fixes = [
    fix({}),
    fix({ closedAt: 70 * day }),
    fix({ closedAt: 70 * day + 1 }),
    fix({ closedAt: 20 * day, reopenedAt: 50 * day - 1 }),
    fix({ closedAt: 20 * day, reopenedAt: 50 * day }),
    fix({ closedAt: 80 * day, reopenedAt: 81 * day }),
  ];
  expect(sumFixes(fixes, now)).toEqual({ published: 6, closed: 5, due: 3, kept: 2, hours: 10 });
  // Each number opens just those.
  const places = (side: (typeof fixSides)[number]) =>
    fixes.flatMap((one, at) => (isFixOf(side, one, now) ? [at] : []));
  expect(fixSides.map(places)).toEqual([
    [0, 1, 2, 3, 4, 5],
    [1, 2, 3, 4, 5],
    [1, 3, 4],
    [1, 4],
  ]);
});

it("takes the median of what is known", () => {
  const of = (...seen: (number | null)[]) =>
    sumFixes(
      seen.map((seenAt) => fix({ seenAt, publishedAt: 40 * hour })),
      now,
    ).hours;
  expect(of(null, 39 * hour, 36 * hour, 0)).toBe(4);
  expect(of(39 * hour, 30 * hour)).toBe(5.5);
  expect(of(null)).toBeNull();
  // Seen after it was published: the clock of another machine.
  expect(of(41 * hour)).toBe(0);
});
