import { Link } from "@remix-run/react";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { ScrollRegion } from "#app/components/ui/scroll-region.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { TrainerRow, TrainingReport } from "#app/reports/training.server.ts";
import { getVerdictColour } from "./verdict-colour.ts";
import { ListCount } from "#app/components/trainers/list-count.tsx";
import { TrainerLink } from "#app/components/trainers/trainer-link.tsx";
import { TrainersLink } from "#app/components/trainers/trainers-link.tsx";
import { useTrainerChoice } from "./use-trainer-choice.ts";

/** What each trainer's edits brought together; how much was done stands quietly beside it. */
export function TrainersCard({ training }: { training: Part<TrainingReport> }) {
  const t = useText();
  const head = "border-b border-line pb-1 pl-4 font-normal whitespace-nowrap";
  return (
    <Card
      title={t("training.trainers")}
      note={
        <>
          {t("training.trainers.note")} · <TrainersLink />
        </>
      }
    >
      <PartContent part={training}>
        {({ trainers }) => (
          <ScrollRegion label={t("table.scroll", { name: t("training.trainers") })}>
            <table className="w-full text-right" aria-label={t("training.trainers")}>
              <thead className="text-xs text-muted">
                <tr>
                  <th
                    scope="col"
                    className="border-b border-line pb-1 text-left font-normal whitespace-nowrap"
                  >
                    {t("training.col.trainer")}
                  </th>
                  <th scope="col" className={head} title={t("training.trainers.added.hint")}>
                    {t("training.trainers.added")}
                  </th>
                  <th scope="col" className={head} title={t("training.trainers.judged.hint")}>
                    {t("training.trainers.judged")}
                  </th>
                  <th scope="col" className={head}>
                    {t("training.trainers.verdicts")}
                  </th>
                  <th scope="col" className={head}>
                    {t("training.trainers.activity")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {trainers.map((row) => (
                  <TrainerLine key={row.trainer ?? ""} row={row} />
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        )}
      </PartContent>
    </Card>
  );
}

function TrainerLine({ row }: { row: TrainerRow }) {
  const t = useText();
  const format = useFormat();
  const { trainer, name, judged, unjudged, edits, minutes } = row;
  return (
    <tr className="border-b border-line align-baseline last:border-0">
      <th scope="row" className="py-1.5 text-left font-medium whitespace-nowrap">
        <TrainerLink trainer={trainer} name={name} />
      </th>
      <td className="pl-4 whitespace-nowrap">
        <ListCount trainer={trainer} choice={{ edits: "judged" }} count={judged}>
          <Added row={row} />
        </ListCount>
      </td>
      <td className="pl-4 whitespace-nowrap">
        <ListCount trainer={trainer} choice={{ edits: "judged" }} count={judged}>
          {t("training.trainers.judged.of", {
            judged: format.count(judged),
            all: format.count(judged + unjudged),
          })}
        </ListCount>
      </td>
      <td className="pl-4 whitespace-nowrap">
        {(["helped", "harmed"] as const).map((verdict) => (
          <ListCount key={verdict} trainer={trainer} choice={{ edits: verdict }} count={row[verdict]}>
            <Tally count={row[verdict]} verdict={verdict} />
          </ListCount>
        ))}
      </td>
      <td className="pl-4 text-xs whitespace-nowrap text-muted">
        <OwnEdits trainer={trainer} name={name} edits={edits} /> ·{" "}
        {minutes === null
          ? t("training.trainers.nowork")
          : t("training.trainers.work", { duration: format.duration(minutes * 60) })}
      </td>
    </tr>
  );
}

function Tally({ count, verdict }: { count: number; verdict: "helped" | "harmed" }) {
  const t = useText();
  const format = useFormat();
  const colour = count === 0 ? "var(--muted)" : getVerdictColour(verdict);
  return (
    <span className="ml-2" style={{ color: colour }} title={t(`training.verdict.${verdict}`)}>
      <span aria-hidden="true">{verdict === "helped" ? "▲" : "▼"} </span>
      <span className="sr-only">{t(`training.verdict.${verdict}`)}: </span>
      {format.count(count)}
    </span>
  );
}

/** How many edits; narrows the table of edits to them. */
function OwnEdits({ trainer, name, edits }: Pick<TrainerRow, "trainer" | "name" | "edits">) {
  const t = useText();
  const choice = useTrainerChoice();
  const words = t("training.trainers.edits", { count: edits });
  if (trainer === null) return words;
  const isChosen = choice.trainer === trainer;
  return (
    <Link
      to={choice.hrefOf(isChosen ? null : trainer)}
      preventScrollReset
      aria-current={isChosen ? "true" : undefined}
      title={t("training.trainers.only", { name: name ?? trainer })}
      className="figure-link aria-current:underline"
    >
      {words}
    </Link>
  );
}

function Added({ row: { added, low, high } }: { row: TrainerRow }) {
  const t = useText();
  const format = useFormat();
  if (added === null || low === null || high === null) {
    return <span className="text-muted">{t("training.trainers.none")}</span>;
  }
  const write = (value: number) => {
    const size = Math.round(value);
    return size === 0 ? "0" : `${size > 0 ? "+" : "−"}${format.count(Math.abs(size))}`;
  };
  return (
    <>
      <span className="font-medium">{write(added)}</span>
      <span className="block text-2xs text-muted">
        {t("training.interval", { low: write(low), high: write(high) })}
      </span>
    </>
  );
}
