import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Translate } from "#app/i18n/translate.ts";
import { guidedMetrics, type GuidedMetricId } from "#app/metrics/guided-registry.ts";
import type { SalesFigure } from "#app/metrics/sales-figure.ts";
import { SalesListLink } from "#app/components/sales-lists/sales-list-link.tsx";
import type { GuidedStep } from "#app/sales/guided.ts";
import { DefinitionEntry } from "./definition-entry.tsx";

type Props = {
  ids: readonly GuidedMetricId[];
  now: Partial<Record<GuidedMetricId, SalesFigure>>;
};

/** The numbers of guided sales, each with its meaning. */
export function GuidedEntries({ ids, now }: Props) {
  const t = useText();
  return ids.map((id) => (
    <DefinitionEntry
      key={id}
      id={id}
      label={t(`metric.${id}.label`)}
      definition={t(`metric.${id}.definition`)}
      formula={t(`definitions.guided.formula.${id}`)}
      facts={listGuidedFacts(id, t)}
    >
      <Value id={id} figure={now[id] ?? { value: null }} />
    </DefinitionEntry>
  ));
}

/** Its unit, which way is good, by which day it counts, how it totals, when it is judged. */
export function listGuidedFacts(id: GuidedMetricId, t: Translate): string[] {
  const { unit, good } = guidedMetrics[id];
  return [
    t(unit === "money" ? "definitions.sales.unit.money" : `definitions.unit.${unit}`),
    t(`definitions.good.${good}`),
    t("definitions.guided.by"),
    ...(unit === "count" ? [t("definitions.totals.count")] : []),
    ...(unit === "share" ? [t("definitions.totals.rate")] : []),
    t("definitions.sales.matures.window"),
  ];
}

/** Whose recommendations stand behind a number. */
function getStep(id: GuidedMetricId): GuidedStep {
  const { formula } = guidedMetrics[id];
  return formula.kind === "guided_money" ? "ordered" : formula.step;
}

/** One value, or one below the other for each currency. */
function Value({ id, figure }: { id: GuidedMetricId; figure: SalesFigure }) {
  const t = useText();
  const format = useFormat();
  const { unit } = guidedMetrics[id];
  const values = (figure.totals ?? [figure]).filter(({ value }) => value !== null);
  if (values.length === 0) return <span className="text-muted">{t("figure.none")}</span>;
  return values.map(({ value, currency }) => (
    <span key={currency ?? ""} className="block leading-6 md:text-right" data-metric={id}>
      <SalesListLink
        list={{ rows: "recommendations", step: getStep(id), where: [] }}
        name={t(`metric.${id}.label`)}
        value={
          unit === "money" ? format.money(String(value), currency ?? "") : format.value(unit, Number(value))
        }
      />
    </span>
  ));
}
