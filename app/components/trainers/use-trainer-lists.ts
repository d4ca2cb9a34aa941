import { useLocation } from "@remix-run/react";
import { keepScope } from "#app/search/filters.ts";
import { addTrainerChoice, parseTrainerChoice, type TrainerChoice } from "#app/search/trainer-choice.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { getTrainerPath } from "./trainer-address.ts";

/** Which edits and fixes a trainer's page lists, and links that choose: on the page itself, or on that of a trainer. */
export function useTrainerLists() {
  const { search } = useLocation();
  const { search: state, hrefWith } = usePageState();
  return {
    choice: parseTrainerChoice(new URLSearchParams(search)),
    hrefOf: (choice: Partial<TrainerChoice>): string => addTrainerChoice(hrefWith({}), choice),
    hrefAt: (trainer: string, choice: Partial<TrainerChoice>): string =>
      addTrainerChoice(hrefWith(keepScope(state), getTrainerPath(trainer)), choice),
  };
}
