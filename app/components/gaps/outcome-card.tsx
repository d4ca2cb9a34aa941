import { useText, useFormat } from "#app/i18n/use-text.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { LiftCell } from "#app/components/training/lift-cell.tsx";
import { VerdictWord } from "#app/components/training/verdict-word.tsx";
import { leastConversations } from "#app/effect/design.ts";
import { closedShare, returnedShare, watchedDays, type Watch } from "#app/gaps/watch-state.ts";
import type { GapOutcome } from "#app/reports/gap-outcome.server.ts";

type Props = { outcome: GapOutcome; watch: Watch | null; timezone: string };

/** Since the answer went live: how long it is watched yet, how often it is asked still, and what the edit did to the topic. */
export function OutcomeCard({ outcome: { publishedAt, before, since, edit }, watch, timezone }: Props) {
  const t = useText();
  const format = useFormat();
  const reach = Math.max(0.05, Math.abs(edit?.low ?? 0), Math.abs(edit?.high ?? 0));
  return (
    <Card
      title={t("gaps.outcome")}
      note={t("gaps.outcome.since", { time: format.dateTime(publishedAt, timezone) })}
    >
      {watch !== null && <WatchLine watch={watch} edit={edit} timezone={timezone} />}
      <dl className="flex flex-wrap gap-x-10 gap-y-2">
        <div>
          <dt className="text-xs text-muted">{t("gaps.outcome.before")}</dt>
          <dd className="text-title font-semibold">{format.count(before)}</dd>
        </div>
        <div>
          <dt className="text-xs text-muted">{t("gaps.outcome.after")}</dt>
          <dd className="text-title font-semibold">
            {since === null ? "–" : format.count(since.questions)}
            <span className="ml-1.5 text-xs font-normal text-muted">
              {since === null ? t("gaps.outcome.nodata") : t("gaps.outcome.days", { days: since.days })}
            </span>
          </dd>
        </div>
        <div>
          <dt className="text-xs text-muted">{t("training.col.lift")}</dt>
          <dd>
            {edit === null ? (
              <span className="text-xs text-muted">{t("gaps.outcome.noedit")}</span>
            ) : (
              <span className="flex items-start gap-4">
                <LiftCell row={edit} reach={reach} />
                <VerdictWord row={edit} />
              </span>
            )}
          </dd>
        </div>
      </dl>
      <p className="mt-2 text-xs text-muted">
        {t("gaps.outcome.rule", {
          days: watchedDays,
          closed: format.wholeShare(closedShare),
          returned: format.wholeShare(returnedShare),
        })}
      </p>
    </Card>
  );
}

type WatchProps = Pick<Props, "timezone"> & { watch: Watch; edit: GapOutcome["edit"] };

/** What the watching waits for: days of data, and conversations that the lift needs. */
function WatchLine({ watch: { days, of, until }, edit, timezone }: WatchProps) {
  const t = useText();
  const format = useFormat();
  return (
    <div className="mb-3">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-medium">{t("gaps.watch.days", { days, of })}</span>
        <span className="text-xs text-muted">
          {t("gaps.watch.until", { time: format.shortTime(until, timezone) })}
          {edit !== null &&
            edit.exposed < leastConversations &&
            ` ${t("gaps.watch.exposed", { exposed: edit.exposed, least: leastConversations })}`}
        </span>
      </p>
      <div aria-hidden="true" className="mt-1 flex h-1 gap-px">
        {Array.from({ length: of }, (_, day) => (
          <span key={day} className={`flex-1 ${day < days ? "bg-good" : "bg-line"}`} />
        ))}
      </div>
    </div>
  );
}
