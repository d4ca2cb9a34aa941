/** Which lists the pages of an entry and of a trainer show, as their addresses say it. */
import { expect, it } from "vitest";
import { addHitChoice, parseHitChoice, type HitChoice } from "#app/search/hit-choice.ts";
import { addTrainerChoice, parseTrainerChoice } from "#app/search/trainer-choice.ts";

const paramsOf = (href: string) => new URL(href, "http://localhost").searchParams;

it.each<[HitChoice, string]>([
  [{ side: "all", after: null }, "/e?f=topic:is:a%26b#answers"],
  [{ side: "ineffective", after: null }, "/e?f=topic:is:a%26b&answers=ineffective#answers"],
  [
    { side: "effective", after: { day: "2026-10-31", conversationId: 7 } },
    "/e?f=topic:is:a%26b&answers=effective&answers-after=2026-10-31.7#answers",
  ],
])("chooses answers %j, whatever was chosen before", (choice, href) => {
  const before = "/e?answers=effective&f=topic:is:a%26b&answers-after=2026-10-01.1#answers";
  expect(addHitChoice(before, choice)).toBe(href);
  expect(parseHitChoice(paramsOf(href))).toEqual(choice);
});

it.each(["/e?answers=some&answers-after=2026-02-30.1", "/e?answers-after=2026-02-03.x", "/e"])(
  "takes the default for what it cannot read: %s",
  (href) => expect(parseHitChoice(paramsOf(href))).toEqual({ side: "all", after: null }),
);

it("chooses edits and fixes of a trainer beside each other", () => {
  const edits = addTrainerChoice("/t?period=30d", { edits: "stale" });
  expect(edits).toBe("/t?period=30d&edits=stale#edits");
  const both = addTrainerChoice(edits, { fixes: "kept" });
  expect(both).toBe("/t?period=30d&edits=stale&fixes=kept#fixes");
  expect(parseTrainerChoice(paramsOf(both))).toEqual({ edits: "stale", fixes: "kept" });
  expect(addTrainerChoice(both, { edits: null })).toBe("/t?period=30d&fixes=kept#edits");
  expect(parseTrainerChoice(paramsOf("/t?edits=x&fixes=y"))).toEqual({ edits: null, fixes: "published" });
});
