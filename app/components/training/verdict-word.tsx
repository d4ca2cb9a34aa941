import { leastControls, leastConversations } from "#app/effect/design.ts";
import type { Verdict } from "#app/effect/judge-edit.ts";
import { useText } from "#app/i18n/use-text.tsx";
import type { EditRow } from "#app/reports/training.server.ts";
import { getVerdictColour } from "./verdict-colour.ts";

type Row = Pick<EditRow, "verdict" | "before" | "exposed" | "controls" | "low" | "high">;

const marks: Partial<Record<Verdict, string>> = { helped: "▲", harmed: "▼", "no clear effect": "●" };

/** What an edit did, in a word and a colour, and below it why nothing more can be said. */
export function VerdictWord({ row }: { row: Row }) {
  const t = useText();
  const { verdict, before, exposed, controls, low, high } = row;
  // An interval that leaves out zero beside "no clear effect" would look like a mistake.
  const isDoubtful = verdict === "no clear effect" && low !== null && high !== null && low * high > 0;
  const least = verdict === "nothing to compare with" ? leastControls : leastConversations;
  return (
    <span className="block min-w-36">
      <span className="font-medium" style={{ color: getVerdictColour(verdict) }}>
        <span aria-hidden="true" className="mr-1 text-2xs">
          {marks[verdict] ?? "○"}
        </span>
        {t(`training.verdict.${verdict}`)}
      </span>
      <span className="block text-2xs text-muted">
        {t(isDoubtful ? "training.why.doubtful" : `training.why.${verdict}`, {
          before,
          exposed,
          controls,
          least,
        })}
      </span>
    </span>
  );
}
