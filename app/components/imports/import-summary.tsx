import { useMemo } from "react";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { ImportActions } from "./import-actions.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { findStanding, isMoving, listWishes, type ImportRow } from "./import-row.ts";
import { useRates } from "./use-rates.ts";

type Props = { row: ImportRow; now: number; timezone: string };

const origins = ["cli", "api", "upload", "demo", "connection"] as const;

/** What came in, what became of it, how it stands and what can be done about it. */
export function ImportSummary({ row, now, timezone }: Props) {
  const t = useText();
  const format = useFormat();
  const rates = useRates(useMemo(() => [row], [row]));
  const standing = findStanding(row, now);
  const origin = origins.find((known) => known === row.origin);
  const counts = [
    [t("imports.col.accepted"), row.accepted],
    [t("imports.col.duplicate"), row.duplicate],
    [t("imports.col.quarantined"), row.quarantined],
    [t("imports.col.conversations"), isMoving(row) ? null : row.conversations],
  ] as const;
  const isBefore = standing === "checking" || standing === "checked" || standing === "queued";
  return (
    <section aria-label={t("imports.one")} className="card grid gap-3 px-4 py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="w-full max-w-sm min-w-60">
          <ImportProgress row={row} standing={standing} rates={rates.get(row.importId)} />
        </div>
        <ImportActions row={row} wishes={listWishes(row, standing)} />
      </div>
      {(!isBefore || row.recordsRead > 0) && (
        <dl className="flex flex-wrap gap-x-8 gap-y-2">
          {counts.map(([label, count]) => (
            <div key={label}>
              <dt className="text-xs text-muted">{label}</dt>
              <dd className="text-title font-semibold">{count === null ? "–" : format.count(count)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="flex flex-wrap gap-x-3 text-xs text-muted">
        <span>{origin ? t(`imports.origin.${origin}`) : row.origin}</span>
        {row.format !== "unknown" && <span>{row.format}</span>}
        {row.bytesTotal !== null && <span>{format.bytes(row.bytesTotal)}</span>}
        <span>{format.dateTime(row.startedAt, timezone)}</span>
      </p>
    </section>
  );
}
