import { FigureLink } from "#app/components/figures/figure-link.tsx";
import { FigureValue } from "#app/components/figures/figure-value.tsx";
import { Card, PartContent } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { MetricId } from "#app/metrics/registry.ts";
import { noFigure, type Figures, type Totals } from "./report-types.ts";

type Props = { totals: Totals; className?: string };

const steps = ["requested_rate", "executed_rate", "reached_rate", "solved_rate"] as const;
type Step = (typeof steps)[number];
const betweenKeys = {
  executed_rate: "escalations.between.transfer",
  reached_rate: "escalations.between.wait",
  solved_rate: "escalations.between.handle",
} as const;
const losses = [
  { metric: "ignored_request_rate", key: "escalations.lost.ignored" },
  { metric: "outcome_handoff_lost", key: "escalations.lost.lost" },
  { metric: "outcome_handoff_unsolved", key: "escalations.lost.unsolved" },
] as const;

/** Requested → executed → reached → solved, the seconds between, and who was lost on the way. */
export function LedgerCard({ totals, className = "" }: Props) {
  const t = useText();
  return (
    <Card title={t("escalations.ledger")} note={t("escalations.ledger.note")} className={className}>
      <PartContent part={totals}>
        {({ now, before }) =>
          now.requested_rate?.value == null ? (
            <p className="max-w-prose text-muted">{t("escalations.ledger.none")}</p>
          ) : (
            <>
              <ol className="grid grid-cols-2 gap-y-4 lg:grid-cols-4">
                {steps.map((metric) => (
                  <li
                    key={metric}
                    className={`min-w-0 border-l-2 px-3 ${metric === "solved_rate" ? "border-honey" : "border-line"}`}
                  >
                    <p className="text-xs text-muted">{t(`metric.${metric}.short`)}</p>
                    <FigureValue
                      metric={metric}
                      figure={now[metric] ?? noFigure}
                      before={before?.[metric]}
                      size="hero"
                      showsChange={before !== null}
                    />
                    <Count metric={metric} now={now} />
                    <Between metric={metric} now={now} />
                  </li>
                ))}
              </ol>
              <Losses now={now} before={before} />
            </>
          )
        }
      </PartContent>
    </Card>
  );
}

/** The losses overlap: whoever was never transferred may also never have heard from a person. */
function Losses({ now, before }: { now: Figures; before: Figures | null }) {
  const t = useText();
  const format = useFormat();
  const asked = now.requested_rate?.numerator ?? 0;
  if (asked === 0) return null;
  return (
    <div className="mt-auto pt-3">
      <ul className="flex flex-wrap gap-x-5 gap-y-1 border-t border-line pt-2">
        <li className="text-muted">{t("escalations.lost", { count: asked })}</li>
        {losses.map(({ metric, key }) => {
          const figure = now[metric] ?? noFigure;
          const count = figure.numerator ?? figure.value ?? 0;
          return (
            <li key={metric}>
              <FigureLink
                metric={metric}
                figure={figure}
                before={before?.[metric]}
                text={format.count(count)}
                className="font-semibold"
              />{" "}
              {t(key)} <span className="text-xs text-muted">{format.share(count / asked)}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Count({ metric, now }: { metric: MetricId; now: Figures }) {
  const t = useText();
  const format = useFormat();
  const figure = now[metric];
  if (figure?.numerator === undefined || figure.denominator === undefined || figure.denominator === 0)
    return null;
  return (
    <p className="text-xs">
      <FigureLink
        metric={metric}
        figure={figure}
        text={format.count(figure.numerator)}
        marksQuality={false}
      />{" "}
      <span className="text-muted">
        {t("figure.slash")}{" "}
        <FigureLink
          metric={metric}
          figure={figure}
          side="denominator"
          text={format.count(figure.denominator)}
          marksQuality={false}
        />
      </span>
    </p>
  );
}

/** The time it took from the step before to this one. */
function Between({ metric, now }: { metric: Step; now: Figures }) {
  const t = useText();
  const format = useFormat();
  const time = (id: MetricId) => {
    const figure = now[id];
    if (figure?.value == null) return null;
    return <FigureLink metric={id} figure={figure} text={format.duration(figure.value)} />;
  };
  const words = {
    requested_rate: null,
    executed_rate: time("friction_seconds"),
    reached_rate: time("human_wait_p50"),
    solved_rate: time("handle_time_p50"),
  }[metric];
  if (!words || metric === "requested_rate") return null;
  const key = betweenKeys[metric];
  return (
    <p className="text-xs text-muted">
      {t(key)} {words}
    </p>
  );
}
