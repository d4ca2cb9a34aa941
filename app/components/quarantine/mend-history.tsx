import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { QuarantineReport } from "#app/reports/quarantine.server.ts";
import { CopyRules } from "./copy-rules.tsx";
import { useReasonWords } from "./use-reason-words.ts";

type Mend = QuarantineReport["mends"][number];
type Props = { mends: Mend[]; timezone: string };

const kinds = ["rules", "lines", "file", "edit", "discard"] as const;

/** What has been done about the lines of an import, newest first; rules can be had again. */
export function MendHistory({ mends, timezone }: Props) {
  const t = useText();
  const format = useFormat();
  const wordsOf = useReasonWords();
  const tell = (mend: Mend) => {
    if (mend.kind === "discard") return t("quarantine.lines", { count: mend.discarded });
    return t("quarantine.history.taken", {
      taken: format.count(mend.taken),
      total: format.count(mend.total),
    });
  };
  return (
    <ol className="divide-y divide-line">
      {mends.map((mend) => {
        const kind = kinds.find((name) => name === mend.kind);
        return (
          <li key={mend.mendId} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 py-1.5">
            <span className="font-medium">{kind ? t(`quarantine.history.${kind}`) : mend.kind}</span>
            <span>{tell(mend)}</span>
            <span className="text-xs text-muted">
              {mend.group ? (
                <>
                  {mend.group.field !== null && <code>{mend.group.field} </code>}
                  {wordsOf(mend.group.reason).name}
                </>
              ) : (
                kind !== "edit" && t("quarantine.history.everything")
              )}
            </span>
            {mend.duplicate > 0 && (
              <span className="text-xs text-muted">
                {t("quarantine.history.repeated", { count: mend.duplicate })}
              </span>
            )}
            {mend.status === "cancelled" && (
              <span className="text-xs text-bad">{t("quarantine.history.cancelled")}</span>
            )}
            {mend.status === "failed" && (
              <span className="text-xs text-bad">
                {t("quarantine.history.failed", { error: mend.error ?? "" })}
              </span>
            )}
            <span className="ml-auto flex items-baseline gap-3 text-xs text-muted">
              {mend.rules !== null && <CopyRules rules={mend.rules} />}
              {format.dateTime(mend.finishedAt ?? mend.startedAt, timezone)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
