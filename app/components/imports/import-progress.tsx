import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { findShare, type ImportRow, type Standing } from "./import-row.ts";
import { ImportStatus } from "./import-status.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import { useErrorWords } from "./use-error-words.ts";
import type { Rates } from "./use-rates.ts";

type Props = { row: ImportRow; standing: Standing; rates: Rates | undefined };

const withBar: readonly Standing[] = ["uploading", "paused", "checking", "running", "stopping", "undoing"];

/** Where an import stands: a word, a bar while something moves, and a line that says more. Always of the same height. */
export function ImportProgress({ row, standing, rates }: Props) {
  const format = useFormat();
  const hasBar = withBar.includes(standing) || (standing === "interrupted" && row.bytesTotal !== null);
  const share = findShare(row);
  const note = useNote({ row, standing, rates });
  return (
    <div className="min-h-11">
      <p className="flex justify-between gap-2">
        <ImportStatus standing={standing} />
        {hasBar && share !== null && <span className="text-xs">{format.wholeShare(share)}</span>}
      </p>
      <div className="h-2 pt-0.5">
        {hasBar && (
          <ProgressBar
            label={row.name}
            share={standing === "interrupted" || standing === "paused" ? (share ?? 0) : share}
            isQuiet={standing === "interrupted" || standing === "paused"}
          />
        )}
      </div>
      <p className="truncate text-xs text-muted" title={note}>
        {note}
      </p>
    </div>
  );
}

/** The line under the bar: speed and time left, how long it took, or what is wrong and what to do. */
function useNote({ row, standing, rates }: Props): string {
  const t = useText();
  const format = useFormat();
  const explain = useErrorWords();
  switch (standing) {
    case "running":
    case "checking": {
      const { perSecond, secondsLeft } = rates?.steps ?? { perSecond: null, secondsLeft: null };
      const lines = rates?.records.perSecond ?? null;
      return join([
        standing === "running" && lines !== null && lines > 0
          ? t("imports.rate.lines", { count: format.count(lines) })
          : null,
        perSecond === null ? null : t("imports.rate.bytes", { size: format.bytes(perSecond) }),
        secondsLeft === null ? null : t("imports.left", { time: format.duration(Math.ceil(secondsLeft)) }),
      ]);
    }
    case "undoing": {
      const seconds = rates?.steps.secondsLeft ?? null;
      return join([
        row.stepsTotal === null
          ? null
          : t("imports.undoing.note", {
              done: format.count(row.stepsDone ?? 0),
              total: format.count(row.stepsTotal),
            }),
        seconds === null ? null : t("imports.left", { time: format.duration(Math.ceil(seconds)) }),
      ]);
    }
    case "interrupted":
      return row.hasFile ? t("imports.interrupted.file") : t("imports.interrupted.command");
    case "paused":
      return t("imports.paused.note");
    case "queued":
      return t("imports.queued.note");
    case "checked":
      return t("imports.checked.note");
    case "failed":
      return row.error === null ? "" : explain(row.error);
    case "done":
      return row.finishedAt === null
        ? ""
        : t("imports.took", { time: format.duration(Math.max(0, row.finishedAt - row.startedAt) / 1000) });
    case "cancelled":
      return row.accepted > 0 ? t("imports.cancelled.note") : "";
    default:
      return "";
  }
}

function join(parts: (string | null)[]): string {
  return parts.filter((part) => part !== null).join(" · ");
}
