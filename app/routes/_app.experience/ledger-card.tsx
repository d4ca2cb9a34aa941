import { FigureLink } from "#app/components/figures/figure-link.tsx";
import { Card, PartContent } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { LostTable } from "./lost-table.tsx";
import { noFigure, type Figures, type Times, type Totals } from "./report-types.ts";

type Props = { totals: Totals; times: Times };

const steps = ["requested_rate", "executed_rate", "reached_rate", "solved_rate"] as const;

/** Requested → executed → reached → solved, the time between, and who was lost on the way. */
export function LedgerCard({ totals, times }: Props) {
  const t = useText();
  const format = useFormat();
  return (
    <Card title={t("experience.ledger")} note={t("experience.ledger.note")}>
      <PartContent part={totals}>
        {({ now, before }) => (
          <>
            <ol className="grid grid-cols-2 gap-y-3 sm:grid-cols-4">
              {steps.map((step) => {
                const figure = now[step] ?? noFigure;
                const hint = describeStep(step, now, times.ok ? times.data.all : {});
                return (
                  <li
                    key={step}
                    className={`min-w-0 border-l-2 px-2.5 ${step === "solved_rate" ? "border-honey" : "border-line"}`}
                  >
                    <FigureLink
                      metric={step}
                      figure={figure}
                      before={before?.[step]}
                      className="text-title font-semibold"
                    />
                    <p className="text-xs">{t(`metric.${step}.short`)}</p>
                    {figure.numerator !== undefined && (
                      <p className="text-2xs text-muted">{format.count(figure.numerator)}</p>
                    )}
                    {hint.map((line) => (
                      <p key={line} className="truncate text-2xs text-muted" title={line}>
                        {line}
                      </p>
                    ))}
                  </li>
                );
              })}
            </ol>
            {now.reached_rate?.numerator === 0 && !now.human_only?.value && (
              <p className="mt-2 text-xs text-muted">{t("experience.onlybot.text")}</p>
            )}
            <LostTable now={now} before={before} />
          </>
        )}
      </PartContent>
    </Card>
  );

  function describeStep(step: (typeof steps)[number], now: Figures, all: Figures): string[] {
    const time = (figure: Figures[keyof Figures]) =>
      figure?.value == null ? null : format.duration(figure.value);
    if (step === "executed_rate") {
      const seconds = time(now.friction_seconds);
      const turns = now.friction_turns?.value;
      return seconds === null || turns == null
        ? []
        : [
            t("experience.ledger.after", { time: seconds }),
            ...(turns < 0.05 ? [] : [t("experience.ledger.turns", { turns: format.value("turns", turns) })]),
          ];
    }
    if (step === "reached_rate") {
      const [p50, p90] = [time(all.human_wait_p50), time(all.human_wait_p90)];
      return p50 === null || p90 === null ? [] : [`p50 ${p50}`, `p90 ${p90}`];
    }
    if (step === "solved_rate") {
      const handled = time(all.handle_time_p50);
      return handled === null ? [] : [t("experience.ledger.handle", { time: handled })];
    }
    return [];
  }
}
