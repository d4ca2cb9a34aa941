import { useLocation } from "@remix-run/react";
import { addHitChoice, parseHitChoice, type HitChoice } from "#app/search/hit-choice.ts";
import { usePageState } from "#app/search/use-page-state.ts";

/** Which answers the page of an entry lists, and links that choose others. */
export function useHitChoice() {
  const { search } = useLocation();
  const { hrefWith } = usePageState();
  return {
    choice: parseHitChoice(new URLSearchParams(search)),
    hrefOf: (choice: HitChoice): string => addHitChoice(hrefWith({}), choice),
  };
}
