import { RankedBars } from "#app/components/charts/ranked-bars.tsx";
import { FigureLink } from "#app/components/figures/figure-link.tsx";
import { Card, PartContent } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { resolutionDefinitions } from "#app/metrics/registry.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { noFigure, type Totals } from "./report-types.ts";

type Props = { totals: Totals };

/** The six definitions from the largest to the strictest; hatched is what each one takes away. */
export function DefinitionsCard({ totals }: Props) {
  const t = useText();
  const format = useFormat();
  const { search, hrefWith } = usePageState();
  return (
    <Card
      title={t("experience.definitions")}
      note={<span className="max-sm:hidden">{t("experience.definitions.note")}</span>}
    >
      <PartContent part={totals}>
        {({ now }) => (
          <>
            <RankedBars
              label={t("experience.definitions")}
              rows={resolutionDefinitions.map((id, index) => {
                const figure = now[id] ?? noFigure;
                const above = resolutionDefinitions[index - 1];
                return {
                  key: id,
                  name: t(`metric.${id}.short`),
                  hint: t(`definition.used.${id}`),
                  length: figure.value ?? 0,
                  ghost: above ? (now[above]?.value ?? undefined) : undefined,
                  colour: id === search.definition ? "var(--honey)" : "var(--bar)",
                  href: hrefWith({ definition: id }),
                  isActive: id === search.definition,
                  values: (
                    <>
                      <FigureLink
                        metric={id}
                        figure={figure}
                        className={id === search.definition ? "font-semibold" : ""}
                      />
                      <span className="min-w-10 text-xs text-muted">
                        {figure.numerator === undefined ? "" : format.count(figure.numerator)}
                      </span>
                    </>
                  ),
                };
              })}
            />
            <p className="mt-2 line-clamp-3 border-t border-line pt-2 text-xs text-muted">
              {t(`metric.${search.definition}.definition`)}
            </p>
          </>
        )}
      </PartContent>
    </Card>
  );
}
