import { getVerdictColour } from "#app/components/training/verdict-colour.ts";
import { Card } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { TrainerEntry } from "#app/reports/trainers.server.ts";
import { staleDays } from "#app/training/sum-trainer.ts";
import { ListCount } from "./list-count.tsx";
import { FigureList, LargeFigure, NamedFigure } from "./named-figure.tsx";
import { SignedInterval } from "./signed-interval.tsx";

/** What a trainer's edits brought, in all and per hour, and what they broke. */
export function TrainerEffectCard({ entry }: { entry: TrainerEntry }) {
  const t = useText();
  const format = useFormat();
  const { added, low, high, perHour, judged, unjudged, helped, harmed, staleRetired } = entry;
  return (
    <Card title={t("trainer.effect")} note={t("trainer.effect.note")}>
      <FigureList>
        <NamedFigure name={t("trainers.col.added")} hint={t("trainers.col.added.hint")}>
          <ListCount choice={{ edits: "judged" }} count={judged}>
            <SignedInterval value={added} low={low} high={high} isLarge />
          </ListCount>
        </NamedFigure>
        <NamedFigure
          name={t("trainers.col.hourly")}
          hint={t("trainers.col.hourly.hint")}
          {...(perHour
            ? {
                note: t("trainers.hour.work", {
                  edits: perHour.edits,
                  hours: format.duration(perHour.hours * 3600),
                }),
              }
            : {})}
        >
          <SignedInterval
            value={perHour?.value ?? null}
            low={perHour?.low ?? null}
            high={perHour?.high ?? null}
            isFine
            isLarge
          />
        </NamedFigure>
        <NamedFigure name={t("trainer.judged")} hint={t("training.trainers.judged.hint")}>
          <LargeFigure>
            <ListCount choice={{ edits: "judged" }} count={judged}>
              {t("trainers.of", { part: format.count(judged), all: format.count(judged + unjudged) })}
            </ListCount>
          </LargeFigure>
          <span className="block text-xs">
            <Tally count={helped} verdict="helped" /> <Tally count={harmed} verdict="harmed" />
          </span>
        </NamedFigure>
        <NamedFigure name={t("trainers.col.stale")} hint={t("trainers.col.stale.hint", { days: staleDays })}>
          <LargeFigure>
            <ListCount choice={{ edits: "stale" }} count={staleRetired}>
              {format.count(staleRetired)}
            </ListCount>
          </LargeFigure>
        </NamedFigure>
      </FigureList>
      {unjudged > 0 && (
        <p className="mt-2 text-xs text-muted">{t("trainer.unjudged", { count: unjudged })}</p>
      )}
    </Card>
  );
}

function Tally({ count, verdict }: { count: number; verdict: "helped" | "harmed" }) {
  const t = useText();
  const format = useFormat();
  return (
    <span
      className="mr-2 whitespace-nowrap"
      style={{ color: count === 0 ? "var(--muted)" : getVerdictColour(verdict) }}
    >
      <span aria-hidden="true">{verdict === "helped" ? "▲" : "▼"} </span>
      <ListCount choice={{ edits: verdict }} count={count}>
        {format.count(count)} {t(`trainer.${verdict}`)}
      </ListCount>
    </span>
  );
}
