import { StandingChip } from "#app/components/conversations/standing-chip.tsx";
import { FigureLink } from "#app/components/figures/figure-link.tsx";
import { ScrollRegion } from "#app/components/ui/scroll-region.tsx";
import type { Outcome } from "#app/facts/outcome.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Figure } from "#app/metrics/figure.ts";
import { resolutionDefinitions, type MetricId, type ResolutionDefinition } from "#app/metrics/registry.ts";

type Row = { outcome: Outcome; matured: number; resolved: Record<ResolutionDefinition, number> };
type Props = { rows: Row[]; figures: Partial<Record<MetricId, Figure>> };

/** Which conversations each definition calls resolved: one row an outcome, one column a definition, and their rates. */
export function DefinitionsTable({ rows, figures }: Props) {
  const t = useText();
  const format = useFormat();
  const cell = "px-2.5 py-1.5";
  return (
    <ScrollRegion label={t("table.scroll", { name: t("definitions.six") })} className="-mx-4 px-4">
      <table className="w-full border-separate border-spacing-0 text-right" aria-label={t("definitions.six")}>
        <thead className="align-bottom text-xs">
          <tr>
            <th scope="col" className={`${cell} text-left font-normal text-muted`}>
              {t("definitions.six.outcome")}
            </th>
            <th scope="col" className={`${cell} font-normal text-muted`}>
              {t("part.matured")}
            </th>
            {resolutionDefinitions.map((id) => (
              <th key={id} scope="col" className={`${cell} ${id === "verified_rate" ? "bg-honey-wash" : ""}`}>
                <a href={`#${id}`} className="font-semibold hover:text-honey-ink">
                  {t(`metric.${id}.short`)}
                </a>
                <span className="block font-normal text-muted">{t(`definition.used.${id}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ outcome, matured, resolved }) => (
            <tr key={outcome}>
              <th scope="row" className={`${cell} border-t border-line text-left font-normal`}>
                <StandingChip standing={outcome} />
              </th>
              <td className={`${cell} border-t border-line text-muted`}>{format.count(matured)}</td>
              {resolutionDefinitions.map((id) => (
                <td
                  key={id}
                  className={`${cell} border-t border-line ${id === "verified_rate" ? "bg-honey-wash" : ""}`}
                >
                  <Counted definition={id} outcome={outcome} count={resolved[id]} matured={matured} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot className="font-semibold">
          <tr>
            <th scope="row" className={`${cell} border-t border-edge text-left`}>
              {t("definitions.six.rate")}
            </th>
            <td className={`${cell} border-t border-edge text-muted`}>
              {format.count(figures.verified_rate?.denominator ?? 0)}
            </td>
            {resolutionDefinitions.map((id) => (
              <td
                key={id}
                className={`${cell} border-t border-edge ${id === "verified_rate" ? "bg-honey-wash" : ""}`}
              >
                <FigureLink metric={id} figure={figures[id] ?? { value: null }} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

type CountedProps = { definition: ResolutionDefinition; outcome: Outcome; count: number; matured: number };

/** All of the outcome, part of it, or none: told by a mark, not only by the number. */
function Counted({ definition, outcome, count, matured }: CountedProps) {
  const t = useText();
  const format = useFormat();
  if (count === 0) return <span className="text-muted">–</span>;
  return (
    <span className="whitespace-nowrap">
      <span aria-hidden="true" className="mr-1.5 text-2xs text-muted">
        {count === matured ? "✓" : t("definitions.six.part")}
      </span>
      <FigureLink
        metric={definition}
        figure={{ value: count / Math.max(1, matured), numerator: count, denominator: matured }}
        where={[{ dimension: "outcome", operator: "is", values: [outcome] }]}
        text={format.count(count)}
      />
    </span>
  );
}
