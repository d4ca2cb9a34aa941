import { useLocation } from "@remix-run/react";
import { usePageState } from "#app/search/use-page-state.ts";

/** Whose edits the page lists, `trainer=` of its URL, and links that choose another one or all. */
export function useTrainerChoice() {
  const { search } = useLocation();
  const { search: state, hrefWith } = usePageState();
  const trainer = new URLSearchParams(search).get("trainer");
  const hrefOf = (chosen: string | null): string => {
    const [path = "", query = ""] = hrefWith({}).split("?");
    const params = new URLSearchParams(query);
    if (chosen === null) params.delete("trainer");
    else params.set("trainer", chosen);
    return params.size === 0 ? path : `${path}?${params}`;
  };
  const hasOtherFilters = state.filters.some(
    ({ dimension }) => dimension !== "store" && dimension !== "topic",
  );
  return { trainer, hrefOf, hasOtherFilters };
}
