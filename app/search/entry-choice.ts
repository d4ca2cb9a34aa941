/** Which knowledge entries the table lists: parameters of the Training page's own. */
import { entryFlags, type EntryFlag } from "#app/knowledge/flags.ts";

export type EntryChoice = {
  flag: EntryFlag | null;
  /** All of them rather than the first few. */
  isWhole: boolean;
};

/** Total: what cannot be understood falls back to the default. */
export function parseEntryChoice(params: URLSearchParams): EntryChoice {
  const flag = params.get("flag");
  return { flag: entryFlags.find((name) => name === flag) ?? null, isWhole: params.get("entries") === "all" };
}

/** Changes the parameters in place; `parseEntryChoice` reads it back unchanged. */
export function writeEntryChoice(params: URLSearchParams, { flag, isWhole }: EntryChoice): void {
  if (flag === null) params.delete("flag");
  else params.set("flag", flag);
  if (isWhole) params.set("entries", "all");
  else params.delete("entries");
}
