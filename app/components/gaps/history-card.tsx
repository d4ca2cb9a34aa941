import { gapActions } from "#app/gaps/next-state.ts";
import { Card } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { GapPage } from "#app/reports/gap-page.server.ts";

const known = [...gapActions, "watch", "close", "reopen"] as const;

/** What was done to the gap, by whom, the latest first; nobody's name where the data moved it. */
export function HistoryCard({ changes, timezone }: Pick<GapPage, "changes"> & { timezone: string }) {
  const t = useText();
  const format = useFormat();
  return (
    <Card title={t("gaps.page.history")}>
      {changes.length === 0 ? (
        <p className="text-muted">{t("gaps.page.history.none")}</p>
      ) : (
        <ol className="space-y-1 text-xs">
          {changes.map(({ at, action, to, by }, index) => {
            const name = known.find((one) => one === action);
            return (
              <li key={index} className="flex flex-wrap justify-between gap-x-3">
                <span>
                  {name ? t(`gaps.page.did.${name}`) : t(`gaps.state.${to}`)}
                  {by !== null && <span className="text-muted"> · {by}</span>}
                </span>
                <time dateTime={new Date(at).toISOString()} className="text-muted">
                  {format.shortTime(at, timezone)}
                </time>
              </li>
            );
          })}
        </ol>
      )}
    </Card>
  );
}
