import { Link } from "@remix-run/react";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { TrainingReport } from "#app/reports/training.server.ts";
import { EditsTable } from "./edits-table.tsx";
import { NoEdits } from "./no-edits.tsx";
import { Regressions } from "./regressions.tsx";
import { useTrainerChoice } from "./use-trainer-choice.ts";

/** The edits with what each brought, and which are not listed and why. */
export function EditsCard({ training }: { training: Part<TrainingReport> }) {
  const t = useText();
  const choice = useTrainerChoice();
  return (
    <Card title={t("training.edits")} note={t("training.edits.note")}>
      <PartContent part={training}>
        {(report) => (
          <>
            {choice.trainer !== null && (
              <p className="mb-2 text-xs">
                {t("training.edits.only", { name: nameTrainer(report, choice.trainer) })}{" "}
                <Link to={choice.hrefOf(null)} preventScrollReset className="figure-link">
                  {t("training.edits.all")}
                </Link>
              </p>
            )}
            <Regressions rows={report.rows} />
            {report.rows.length === 0 ? (
              <NoEdits report={report} />
            ) : (
              <div className="-mx-4 overflow-hidden border-y border-line">
                <EditsTable rows={report.rows} />
              </div>
            )}
            <Notes report={report} />
          </>
        )}
      </PartContent>
    </Card>
  );
}

function Notes({ report: { rows, left, earlier } }: { report: TrainingReport }) {
  const t = useText();
  const { hasOtherFilters } = useTrainerChoice();
  return (
    <div className="mt-2 max-w-4xl space-y-1 text-xs text-muted">
      {hasOtherFilters && <p>{t("training.edits.leftout")}</p>}
      {left > 0 && <p>{t("training.edits.left", { count: left })}</p>}
      {rows.length > 0 && earlier > 0 && <p>{t("training.edits.earlier", { count: earlier })}</p>}
      {rows.length > 0 && <p>{t("training.edits.method")}</p>}
    </div>
  );
}

function nameTrainer({ trainers }: TrainingReport, trainer: string): string {
  return trainers.find((one) => one.trainer === trainer)?.name ?? trainer;
}
