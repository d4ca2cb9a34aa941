import { describe, expect, it } from "vitest";
import { checkDraft } from "#app/knowledge/check-draft.ts";
import { chooseFromPack } from "#app/knowledge/choose-from-pack.ts";
import { buildMatcher } from "#app/knowledge/match.ts";
import { listPackEntries, packIds } from "#seeds/knowledge-packs/packs.ts";

describe.each(packIds)("the base pack %s", (pack) => {
  const entries = listPackEntries(pack);

  it("has at least 30 entries that a draft could be", () => {
    expect(entries.length).toBeGreaterThanOrEqual(30);
    expect(new Set(entries.map(({ entry }) => entry)).size).toBe(entries.length);
    for (const { variants, ...entry } of entries) {
      expect(checkDraft({ ...entry, variants: variants.join("\n") })).toEqual({
        draft: { ...entry, variants },
        fault: null,
      });
    }
  });

  it("answers each of its wordings by its own entry", () => {
    const matcher = buildMatcher(entries);
    const strays = entries.flatMap(({ entry, question, variants }) =>
      [question, ...variants].filter((text) => matcher.match(text)?.entry !== entry),
    );
    expect(strays).toEqual([]);
  });

  it("is wholly lacking in an empty store, and wholly there once it is on", () => {
    expect(chooseFromPack(entries, []).lacking).toEqual(entries);
    const again = chooseFromPack(entries, entries);
    expect(again.lacking).toEqual([]);
    expect(again.there).toHaveLength(entries.length);
  });

  it("leaves out what the store answers under another name", () => {
    const [first] = entries;
    const own = { entry: "own", question: first!.question, variants: [] };
    const { lacking, there } = chooseFromPack(entries, [own]);
    expect(there).toContainEqual({ entry: first!.entry, question: first!.question, by: "own" });
    expect(lacking.length + there.length).toBe(entries.length);
    expect(lacking.length).toBeGreaterThan(entries.length - 3);
  });
});
