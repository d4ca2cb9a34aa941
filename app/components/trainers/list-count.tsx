import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { TrainerChoice } from "#app/search/trainer-choice.ts";
import { useTrainerLists } from "./use-trainer-lists.ts";

type Props = {
  /** Whose page has the list; absent for the page that is open. */
  trainer?: string | null;
  choice: Partial<TrainerChoice>;
  /** How many the list has: without any there is nothing to open. */
  count: number;
  children: ReactNode;
};

/** A number of a trainer's, which opens the edits or fixes it counts. */
export function ListCount({ trainer, choice, count, children }: Props) {
  const { hrefOf, hrefAt } = useTrainerLists();
  if (count === 0 || trainer === null) return children;
  return (
    <Link to={trainer === undefined ? hrefOf(choice) : hrefAt(trainer, choice)} className="figure-link">
      {children}
    </Link>
  );
}
