import { Card } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { TrainerEntry } from "#app/reports/trainers.server.ts";
import { ListCount } from "./list-count.tsx";
import { FigureList, LargeFigure, NamedFigure } from "./named-figure.tsx";

/** Gaps that a trainer fixed, how soon, and whether they stayed closed; what was done at all stands below as context. */
export function FixesCard({ entry }: { entry: TrainerEntry }) {
  const t = useText();
  const format = useFormat();
  const { fixes, edits, minutes, stores } = entry;
  const { published, closed, due, kept, hours } = fixes;
  return (
    <Card title={t("trainer.fixes")} note={t("trainer.fixes.note")}>
      {published === 0 ? (
        <p className="max-w-md text-muted">{t("trainer.fixes.none")}</p>
      ) : (
        <FigureList>
          <NamedFigure name={t("trainer.fixes.published")}>
            <LargeFigure>
              <ListCount choice={{ fixes: "published" }} count={published}>
                {format.count(published)}
              </ListCount>
            </LargeFigure>
          </NamedFigure>
          <NamedFigure name={t("trainer.fixes.closed")} hint={t("trainers.col.closed.hint")}>
            <LargeFigure>
              <ListCount choice={{ fixes: "closed" }} count={closed}>
                {format.count(closed)}
              </ListCount>
            </LargeFigure>
          </NamedFigure>
          <NamedFigure name={t("trainer.fixes.kept")}>
            {due === 0 ? (
              <span className="text-xs text-muted">
                {t(closed === 0 ? "trainers.none" : "trainers.kept.early")}
              </span>
            ) : (
              <LargeFigure>
                <ListCount choice={{ fixes: kept > 0 ? "kept" : "due" }} count={due}>
                  {t("trainers.of", { part: format.count(kept), all: format.count(due) })}
                </ListCount>
              </LargeFigure>
            )}
          </NamedFigure>
          <NamedFigure name={t("trainer.fixes.hours")} hint={t("trainers.col.hours.hint")}>
            {hours === null ? (
              <span className="text-xs text-muted">{t("trainers.none")}</span>
            ) : (
              <LargeFigure>{format.duration(hours * 3600)}</LargeFigure>
            )}
          </NamedFigure>
        </FigureList>
      )}
      <p className="mt-auto pt-3 text-xs text-muted">
        {t("trainer.activity")}:{" "}
        {t("trainer.activity.text", {
          edits: t("training.trainers.edits", { count: edits }),
          work:
            minutes === null
              ? t("training.trainers.nowork")
              : t("training.trainers.work", { duration: format.duration(minutes * 60) }),
          stores: t("trainers.stores", { count: stores.length }),
        })}
      </p>
    </Card>
  );
}
