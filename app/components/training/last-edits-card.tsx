import { Link } from "@remix-run/react";
import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { useValueName } from "#app/components/page/use-value-name.ts";
import { LiftInterval } from "#app/components/charts/lift-interval.tsx";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { EditRow, TrainingReport } from "#app/reports/training.server.ts";
import { keepScope } from "#app/search/filters.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { getEditPath } from "#app/components/trainers/trainer-address.ts";
import { useFormatLift } from "./use-format-lift.ts";
import { getVerdictColour } from "./verdict-colour.ts";

/** The latest edits and what came of them, in short: the answer to "did the last thing work?". */
export function LastEditsCard({ training }: { training: Part<TrainingReport> }) {
  const t = useText();
  return (
    <Card
      title={t("gaps.last")}
      note={
        <a href="#edits" className="figure-link">
          {t("gaps.last.all")}
        </a>
      }
    >
      <PartContent part={training}>
        {({ latest, waiting }) =>
          latest.length === 0 ? (
            <p className="text-muted">{t("gaps.last.none")}</p>
          ) : (
            <>
              <ul className="-mx-4 divide-y divide-line border-t border-line">
                {latest.map((row) => (
                  <LastEdit key={row.key} row={row} reach={measureReach(latest)} />
                ))}
              </ul>
              {waiting > 0 && (
                <p className="mt-1.5 text-xs text-muted">{t("gaps.last.waiting", { count: waiting })}</p>
              )}
            </>
          )
        }
      </PartContent>
    </Card>
  );
}

const measureReach = (rows: readonly EditRow[]): number =>
  Math.max(0.05, ...rows.flatMap(({ low, high }) => [Math.abs(low ?? 0), Math.abs(high ?? 0)]));

function LastEdit({ row, reach }: { row: EditRow; reach: number }) {
  const t = useText();
  const format = useFormat();
  const formatLift = useFormatLift();
  const nameOf = useValueName();
  const { stores } = useShell();
  const { search, hrefWith } = usePageState();
  const { entry, topic, store, at, timezone, verdict, lift, low, high, work } = row;
  const colour = getVerdictColour(verdict);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-1.5">
      <Link
        to={hrefWith(keepScope(search), getEditPath(row))}
        prefetch="intent"
        className="figure-link truncate font-medium"
        title={entry}
      >
        {topic ?? entry}
      </Link>
      <span className="text-right whitespace-nowrap" style={{ color: colour }}>
        {lift === null ? (
          <span className="text-xs">{t(`training.verdict.${verdict}`)}</span>
        ) : (
          <span className="font-medium">{t("gaps.last.points", { lift: formatLift(lift) })}</span>
        )}
      </span>
      <span className="truncate text-2xs text-muted">
        {t(`training.work.${work}`)} · {format.shortTime(at, timezone)}
        {stores.length > 1 && ` · ${nameOf("store", store)}`}
      </span>
      <span className="flex items-center justify-end text-2xs text-muted">
        {lift !== null && low !== null && high !== null && (
          <>
            <span className="mr-2" style={{ color: colour }}>
              {t(`training.verdict.${verdict}`)}
            </span>
            <LiftInterval {...{ lift, low, high, reach, colour }} />
          </>
        )}
      </span>
    </li>
  );
}
