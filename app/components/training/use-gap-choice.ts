import { useLocation } from "@remix-run/react";
import { parseGapChoice, writeGapChoice, type GapChoice } from "#app/search/gap-choice.ts";
import { usePageState } from "#app/search/use-page-state.ts";

/** Which gaps the page lists, by its URL, and links that choose others. */
export function useGapChoice() {
  const { search } = useLocation();
  const { hrefWith } = usePageState();
  const choice = parseGapChoice(new URLSearchParams(search));
  const hrefOf = (patch: Partial<GapChoice>): string => {
    const [path = "", query = ""] = hrefWith({}).split("?");
    const params = new URLSearchParams(query);
    writeGapChoice(params, { ...choice, ...patch });
    const text = params.toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
    return text === "" ? path : `${path}?${text}`;
  };
  return { choice, hrefOf };
}
