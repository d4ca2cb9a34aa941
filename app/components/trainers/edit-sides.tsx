import { useText } from "#app/i18n/use-text.tsx";
import type { TrainerEntry } from "#app/reports/trainers.server.ts";
import { ListSides } from "./list-sides.tsx";
import { useTrainerLists } from "./use-trainer-lists.ts";

/** The edits that a trainer's numbers count. */
export function EditSides({ entry }: { entry: TrainerEntry }) {
  const t = useText();
  const { choice, hrefOf } = useTrainerLists();
  const { edits, judged, unjudged, helped, harmed, staleRetired } = entry;
  const counts = { judged, unjudged, helped, harmed, stale: staleRetired };
  return (
    <ListSides
      label={t("trainer.edits")}
      sides={([null, "judged", "unjudged", "helped", "harmed", "stale"] as const).map((side) => ({
        key: side ?? "all",
        name: t(side === null ? "gaps.group.all" : `trainer.edits.${side}`),
        count: side === null ? edits : counts[side],
        href: hrefOf({ edits: side }),
        isChosen: choice.edits === side,
      }))}
    />
  );
}
