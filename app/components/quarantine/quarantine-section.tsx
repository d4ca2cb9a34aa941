import { Link, useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { Card } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { QuarantineReport } from "#app/reports/quarantine.server.ts";
import { DiscardButton } from "./discard-button.tsx";
import { GroupItem } from "./group-item.tsx";
import { LineEditor } from "./line-editor.tsx";
import { MendHistory } from "./mend-history.tsx";
import { MendProgress } from "./mend-progress.tsx";
import { SendFile } from "./send-file.tsx";

type Props = { report: QuarantineReport; timezone: string };

const followMs = 800;

/** The lines of an import that could not be taken: why, what would mend them, and every way to be rid of them. */
export function QuarantineSection({ report, timezone }: Props) {
  const t = useText();
  const format = useFormat();
  const { importId, waiting, groups, groupCount, open, mends, discarded, canSettle, ways } = report;
  const running = mends.find(({ status }) => status === "running" || status === "waiting");
  useFollow(running !== undefined);
  const [opened, setOpened] = useState<{ part: number; line: number } | null>(null);
  const chosen = groups[open];
  const canAct = canSettle && !running;
  return (
    <>
      <Card
        title={t("quarantine.title")}
        note={
          discarded.lastAt !== null && (
            <span data-discarded={discarded.lines}>
              {t("quarantine.discarded", {
                count: discarded.lines,
                time: format.dateTime(discarded.lastAt, timezone),
              })}
            </span>
          )
        }
      >
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2" aria-live="polite">
          {waiting === 0 ? (
            <p className="flex items-baseline gap-2">
              <span aria-hidden="true" className="text-title text-good">
                ✓
              </span>
              {t(discarded.lines > 0 ? "quarantine.none.discarded" : "quarantine.none")}
            </p>
          ) : (
            <p>
              <span data-waiting={waiting} className="text-title font-semibold">
                {t("quarantine.waiting", { count: waiting })}
              </span>{" "}
              <span className="text-muted">· {t("quarantine.groups", { count: groupCount })}</span>
            </p>
          )}
          {waiting > 0 && (
            <div className="flex flex-wrap gap-2">
              <a className="control" href={`/imports/${importId}/quarantine`} download>
                {t("quarantine.download.all")}
              </a>
              {canAct && (ways.lines || ways.file) && (
                <SendFile
                  importId={importId}
                  ways={ways}
                  waiting={waiting}
                  group={groupCount > 1 ? (chosen ?? null) : null}
                />
              )}
              {canAct && (
                <DiscardButton
                  importId={importId}
                  group={null}
                  line={null}
                  count={waiting}
                  label={t("quarantine.discard.all")}
                />
              )}
            </div>
          )}
        </div>
        {!canSettle && waiting > 0 && <p className="mt-2 text-muted">{t("quarantine.notready")}</p>}
        {!ways.alone && waiting > 0 && (
          <p className="mt-2 max-w-3xl text-muted">{t("quarantine.neighbours")}</p>
        )}
        {running && <MendProgress importId={importId} mend={running} />}
      </Card>
      {groups.length > 0 && (
        <Card title={t("quarantine.list")}>
          <ul className="-mx-4 -mb-3.5 divide-y divide-line border-t border-line">
            {groups.map((group, index) => (
              <GroupItem
                key={`${group.eventType} ${group.field} ${group.reason}`}
                report={report}
                group={group}
                isOpen={index === open}
                canAct={canAct}
                onOpenLine={setOpened}
              />
            ))}
          </ul>
          {groupCount > groups.length && (
            <p className="mt-5 text-xs text-muted">
              {t("quarantine.more", { count: groupCount - groups.length })}
            </p>
          )}
        </Card>
      )}
      {mends.length > 0 && (
        <Card
          title={t("quarantine.history")}
          note={
            <Link to="/imports/quarantine" className="text-honey-ink underline-offset-3 hover:underline">
              {t("quarantine.overview.all")}
            </Link>
          }
        >
          <MendHistory mends={mends} timezone={timezone} />
        </Card>
      )}
      {/* Here, not with its group: that may leave with the line, and the reader would not learn why. */}
      {opened && (
        <LineEditor
          key={`${opened.part}:${opened.line}`}
          importId={importId}
          place={opened}
          canAct={canAct}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

/** Looks again while something is being mended. */
function useFollow(isRunning: boolean) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => document.visibilityState === "visible" && revalidate(), followMs);
    return () => clearInterval(timer);
  }, [isRunning, revalidate]);
}
