import { Link } from "@remix-run/react";
import { useMay, useShell } from "#app/components/app-shell/shell-context.tsx";
import { getTopicListPath } from "#app/components/training/topic-list-address.ts";
import { useFormatLift } from "#app/components/training/use-format-lift.ts";
import { Card } from "#app/components/ui/card.tsx";
import { ScrollRegion } from "#app/components/ui/scroll-region.tsx";
import type { DayCount } from "#app/effect/topic-days.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { getWilsonInterval } from "#app/metrics/interval.ts";
import type { Days, EditEffectReport } from "#app/reports/edit-effect.server.ts";

type Line = { topic: string; before: DayCount; after: DayCount };

/** What was counted before and after the edit: its topic, each control, and the controls together. */
export function BeforeAfterCard({ report }: { report: EditEffectReport }) {
  const t = useText();
  const { row, effect, before, after, controls, leastConversations } = report;
  const own: Line = {
    topic: row.topic ?? t("training.topic.unknown"),
    before: { resolved: effect.resolved.before, total: row.before },
    after: { resolved: effect.resolved.after, total: row.exposed },
  };
  const { store } = row;
  const head = "border-b border-line py-1 pl-2.5 font-normal whitespace-nowrap sm:pl-4";
  return (
    <Card title={t("edit.counts")} note={t("edit.controls.note", { count: controls.length })}>
      <ScrollRegion label={t("table.scroll", { name: t("edit.counts") })}>
        <table className="w-full text-right" aria-label={t("edit.counts")}>
          <thead className="text-xs text-muted">
            <tr>
              <th scope="col" className="border-b border-line py-1 text-left font-normal">
                {t("edit.topic")}
              </th>
              <th scope="col" className={head}>
                {t("edit.before")}
                <Span days={before} />
              </th>
              <th scope="col" className={head}>
                {t("edit.after")}
                <Span days={after} />
              </th>
              <th scope="col" className={head}>
                {t("edit.change")}
                <span className="block text-2xs">{t("training.unit.points")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <CountedLine line={own} {...{ store, before, after }} isOwn={row.topic !== null} />
            {controls.length > 0 && <TogetherLine controls={controls} />}
            {controls.map((line) => (
              <CountedLine key={line.topic} line={line} {...{ store, before, after }} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="mt-2 max-w-4xl text-xs text-muted">
        {controls.length === 0
          ? t("edit.controls.none", { least: leastConversations })
          : `${t("edit.difference")} ${t("edit.controls.why", { least: leastConversations })}`}
      </p>
    </Card>
  );
}

function Span({ days }: { days: Days }) {
  const { lastDay } = useShell();
  const t = useText();
  const format = useFormat();
  return (
    <span className="block text-2xs">
      {days === null ? t("edit.days.none") : format.dayRange(days, lastDay)}
    </span>
  );
}

type LineProps = { line: Line; store: string; before: Days; after: Days; isOwn?: boolean };

function CountedLine({ line, store, before, after, isOwn = false }: LineProps) {
  const weight = isOwn ? "font-semibold" : "font-normal";
  return (
    <tr>
      <th scope="row" className={`border-b border-line py-1.5 text-left ${weight}`}>
        {line.topic}
      </th>
      <RateCell count={line.before} period={before} topic={line.topic} store={store} />
      <RateCell count={line.after} period={after} topic={line.topic} store={store} />
      <ChangeCell {...line} />
    </tr>
  );
}

/** The controls added up, as the thin line of the chart shows them; the lift weighs them by how surely each is known. */
function TogetherLine({ controls }: { controls: readonly Line[] }) {
  const t = useText();
  const add = (read: (line: Line) => DayCount): DayCount => ({
    resolved: controls.reduce((sum, line) => sum + read(line).resolved, 0),
    total: controls.reduce((sum, line) => sum + read(line).total, 0),
  });
  const [before, after] = [add((line) => line.before), add((line) => line.after)];
  return (
    <tr className="bg-sunken">
      <th scope="row" className="border-b border-line py-1.5 text-left font-medium">
        {t("edit.controls")} · {t("edit.controls.together")}
      </th>
      <RateCell count={before} />
      <RateCell count={after} />
      <ChangeCell before={before} after={after} />
    </tr>
  );
}

type RateProps = { count: DayCount; period?: Days; topic?: string; store?: string };

/** A rate over its counts, which open the conversations they count. */
function RateCell({ count: { resolved, total }, period, topic, store }: RateProps) {
  const t = useText();
  const format = useFormat();
  const mayOpen = useMay("transcripts");
  const cell = "border-b border-line py-1.5 pl-2.5 whitespace-nowrap sm:pl-4";
  const interval = getWilsonInterval(resolved, total);
  if (interval === null) return <td className={`${cell} text-muted`}>{t("figure.none")}</td>;
  const link = (side: "numerator" | "denominator", count: number) =>
    mayOpen && period && topic !== undefined && store !== undefined && count > 0 ? (
      <Link
        to={getTopicListPath({ topic, store, period, side })}
        className="figure-link"
        aria-label={t("edit.open", { count })}
      >
        {format.count(count)}
      </Link>
    ) : (
      format.count(count)
    );
  return (
    <td className={cell}>
      <span
        title={t("training.interval", { low: format.share(interval.low), high: format.share(interval.high) })}
      >
        {format.share(resolved / total)}
      </span>
      <span className="block text-2xs text-muted">
        {link("numerator", resolved)} / {link("denominator", total)}
      </span>
    </td>
  );
}

function ChangeCell({ before, after }: Pick<Line, "before" | "after">) {
  const formatLift = useFormatLift();
  const cell = "border-b border-line py-1.5 pl-2.5 whitespace-nowrap sm:pl-4";
  if (before.total === 0 || after.total === 0) return <td className={`${cell} text-muted`}>–</td>;
  return (
    <td className={cell}>{formatLift(after.resolved / after.total - before.resolved / before.total)}</td>
  );
}
