import { Link } from "@remix-run/react";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { GapQueue } from "#app/reports/gap-queue.server.ts";
import { GapFilters } from "./gap-filters.tsx";
import { GapTable } from "./gap-table.tsx";
import { NoGaps } from "./no-gaps.tsx";
import { useGapChoice } from "./use-gap-choice.ts";

/** What to teach next: gaps by what they cost. */
export function GapQueueCard({ queue }: { queue: Part<GapQueue> }) {
  const t = useText();
  return (
    <Card title={t("gaps.queue")} note={t("gaps.queue.note")}>
      <PartContent part={queue}>
        {(data) => (
          <>
            {data.known > 0 && <GapFilters queue={data} />}
            {data.rows.length === 0 ? (
              <NoGaps queue={data} />
            ) : (
              <div className="-mx-4 overflow-hidden border-y border-line">
                <GapTable rows={data.rows} showsMoney={data.showsMoney} />
              </div>
            )}
            <Footer queue={data} />
          </>
        )}
      </PartContent>
    </Card>
  );
}

function Footer({ queue: { rows, count, computing, computedAt } }: { queue: GapQueue }) {
  const t = useText();
  const format = useFormat();
  const { choice, hrefOf } = useGapChoice();
  if (rows.length === 0) return null;
  return (
    <p className="mt-2 flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-muted">
      {(count > rows.length || choice.isWhole) && (
        <Link to={hrefOf({ isWhole: !choice.isWhole })} preventScrollReset className="figure-link text-ink">
          {choice.isWhole ? t("gaps.fewer") : t("gaps.all", { count })}
        </Link>
      )}
      <span>
        {computing.length > 0
          ? t("gaps.computing.again", { count: computing.length })
          : computedAt !== null && t("gaps.computed", { time: format.dateTime(computedAt, "UTC") })}
      </span>
    </p>
  );
}
