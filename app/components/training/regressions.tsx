import { Link } from "@remix-run/react";
import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { getEditPath } from "#app/components/trainers/trainer-address.ts";
import { useText } from "#app/i18n/use-text.tsx";
import type { EditRow } from "#app/reports/training.server.ts";
import { keepScope } from "#app/search/filters.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { useFormatLift } from "./use-format-lift.ts";

/** Names the edits that were found to harm, the worst first, each leading to what was counted; nothing where none was. */
export function Regressions({ rows }: { rows: readonly EditRow[] }) {
  const t = useText();
  const formatLift = useFormatLift();
  const { stores } = useShell();
  const { search, hrefWith } = usePageState();
  const harmed = rows
    .filter(({ verdict }) => verdict === "harmed")
    .toSorted((a, b) => (a.lift ?? 0) - (b.lift ?? 0));
  if (harmed.length === 0) return null;
  const nameOf = (key: string) => stores.find((store) => store.key === key)?.name ?? key;
  return (
    <div role="note" className="mb-2.5 rounded-md border border-bad px-3 py-1.5 text-xs">
      <span className="font-semibold text-bad">
        <span aria-hidden="true">▼ </span>
        {t("edits.regressions", { count: harmed.length })}
      </span>
      <ul className="inline">
        {harmed.map((row) => (
          <li key={row.key} className="ml-3 inline-block">
            <Link to={hrefWith(keepScope(search), getEditPath(row))} className="figure-link">
              {row.topic}
              {stores.length > 1 && ` · ${nameOf(row.store)}`}
              {row.lift !== null && ` ${formatLift(row.lift)}`}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
