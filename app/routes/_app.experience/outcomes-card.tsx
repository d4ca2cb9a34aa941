import type { ReactNode } from "react";
import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { OutcomeBar } from "#app/components/charts/outcome-bar.tsx";
import { Card, PartContent } from "#app/components/ui/card.tsx";
import { outcomes } from "#app/facts/outcome.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { noFigure, type Totals } from "./report-types.ts";

type Props = { totals: Totals; children: ReactNode };

export function OutcomesCard({ totals, children }: Props) {
  const t = useText();
  const { recontactHours } = useShell();
  const note =
    recontactHours === null
      ? t("experience.outcomes.note.own")
      : t("experience.outcomes.note", { window: t("figure.hours", { hours: recontactHours }) });
  return (
    <Card title={t("experience.outcomes")} note={note}>
      <PartContent part={totals}>
        {({ now, before }) => (
          <>
            <OutcomeBar
              shares={outcomes.map((outcome) => ({
                outcome,
                figure: now[`outcome_${outcome}`] ?? noFigure,
                before: before?.[`outcome_${outcome}`],
              }))}
            />
            {children}
          </>
        )}
      </PartContent>
    </Card>
  );
}
