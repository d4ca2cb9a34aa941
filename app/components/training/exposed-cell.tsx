import { Link } from "@remix-run/react";
import { useMay } from "#app/components/app-shell/shell-context.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { EditRow } from "#app/reports/training.server.ts";
import { getTopicListPath } from "./topic-list-address.ts";

/** How many conversations met the edit; opens exactly these, judged as the lift judges them. */
export function ExposedCell({ row }: { row: EditRow }) {
  const t = useText();
  const format = useFormat();
  const mayOpen = useMay("transcripts");
  const { exposed, topic, store, counted, isOngoing } = row;
  if (topic === null) return <span className="text-muted">–</span>;
  return (
    <span className="block">
      {mayOpen && counted !== null && exposed > 0 ? (
        <Link
          to={getTopicListPath({ topic, store, period: counted, side: "denominator" })}
          aria-label={t("training.exposed.open", { count: exposed, topic })}
          className="figure-link"
        >
          {format.count(exposed)}
        </Link>
      ) : (
        format.count(exposed)
      )}
      {isOngoing && <span className="block text-2xs text-muted">{t("training.sofar")}</span>}
    </span>
  );
}
