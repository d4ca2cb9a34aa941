import { useLocation } from "@remix-run/react";
import { parseEntryChoice, writeEntryChoice, type EntryChoice } from "#app/search/entry-choice.ts";
import { usePageState } from "#app/search/use-page-state.ts";

/** Which entries the page lists, by its URL, and links that choose others. */
export function useEntryChoice() {
  const { search } = useLocation();
  const { hrefWith } = usePageState();
  const choice = parseEntryChoice(new URLSearchParams(search));
  const hrefOf = (patch: Partial<EntryChoice>): string => {
    const [path = "", query = ""] = hrefWith({}).split("?");
    const params = new URLSearchParams(query);
    writeEntryChoice(params, { ...choice, ...patch });
    const text = params.toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
    return text === "" ? path : `${path}?${text}`;
  };
  return { choice, hrefOf };
}
