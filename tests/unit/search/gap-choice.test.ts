import { expect, it } from "vitest";
import { parseEntryChoice, writeEntryChoice } from "#app/search/entry-choice.ts";
import { listStates, parseGapChoice, writeGapChoice } from "#app/search/gap-choice.ts";

it.each([
  "",
  "state=watching",
  "state=not+a+knowledge+problem&kind=wrong",
  "state=all&kind=unknown&mine=1&gaps=all",
  "period=7d&state=done",
])("reads back what it wrote of the gaps: %s", (text) => {
  const params = new URLSearchParams(text);
  writeGapChoice(params, parseGapChoice(params));
  expect(params.toString()).toBe(text);
});

it("falls back to the gaps that wait where an address says nonsense", () => {
  const choice = parseGapChoice(new URLSearchParams("state=toString&kind=x&mine=yes&gaps=1"));
  expect(choice).toEqual({ state: "open", kind: null, isMine: false, isWhole: false });
  expect(listStates(choice.state)).toEqual(["new", "reopened", "claimed", "drafted"]);
  expect(listStates("closed")).toEqual(["closed"]);
});

it.each(["", "flag=stale", "flag=hot&entries=all"])("reads back what it wrote of the entries: %s", (text) => {
  const params = new URLSearchParams(text);
  writeEntryChoice(params, parseEntryChoice(params));
  expect(params.toString()).toBe(text);
});
