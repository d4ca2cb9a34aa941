/** Which entries of a base pack a store lacks. Pure. */
import type { PackEntry } from "#seeds/knowledge-packs/packs.ts";
import { buildMatcher, type AskedEntry } from "./match.ts";

export type PackChoice = {
  lacking: PackEntry[];
  /** What the store has already, and by which entry. */
  there: { entry: string; question: string; by: string }[];
};

/**
 * An entry is there already if the store's own live ones answer its question, or half of its wordings, by the matcher that places
 * questions; or if it was switched on before and is still live.
 */
export function chooseFromPack(pack: readonly PackEntry[], live: readonly AskedEntry[]): PackChoice {
  const matcher = buildMatcher(live);
  const ids = new Set(live.map(({ entry }) => entry));
  const choice: PackChoice = { lacking: [], there: [] };
  for (const entry of pack) {
    const by = ids.has(entry.entry) ? entry.entry : findAlike(entry, matcher);
    if (by === null) choice.lacking.push(entry);
    else choice.there.push({ entry: entry.entry, question: entry.question, by });
  }
  return choice;
}

function findAlike(
  { question, variants }: PackEntry,
  matcher: ReturnType<typeof buildMatcher>,
): string | null {
  const asked = matcher.match(question);
  if (asked) return asked.entry;
  const counts = new Map<string, number>();
  for (const variant of variants) {
    const match = matcher.match(variant);
    if (match) counts.set(match.entry, (counts.get(match.entry) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most && 2 * most[1] >= variants.length + 1 ? most[0] : null;
}
