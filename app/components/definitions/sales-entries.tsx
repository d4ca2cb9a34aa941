import type { ReactNode } from "react";
import { SalesFigureLink } from "#app/components/figures/sales-figure-link.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { SalesFigure } from "#app/metrics/sales-figure.ts";
import type { SalesMetricId } from "#app/metrics/sales-registry.ts";
import { DefinitionEntry } from "./definition-entry.tsx";
import { describeSalesFormula, listSalesFacts } from "./describe-sales-formula.ts";

type Props = {
  /** Numbers of guided sales, below the others. */
  children: ReactNode;
  ids: readonly SalesMetricId[];
  now: Partial<Record<SalesMetricId, SalesFigure>>;
};

/** The numbers of sales, each with its meaning. */
export function SalesEntries({ ids, now, children }: Props) {
  const t = useText();
  return (
    <section aria-labelledby="family-sales" className="card overflow-hidden">
      <h2 id="family-sales" className="scroll-mt-4 px-4 py-2.5 text-sm font-semibold">
        {t("definitions.sales.family")}
      </h2>
      {ids.map((id) => (
        <DefinitionEntry
          key={id}
          id={id}
          label={t(`metric.${id}.label`)}
          definition={t(`metric.${id}.definition`)}
          formula={describeSalesFormula(id, t)}
          facts={listSalesFacts(id, t)}
        >
          <SalesFigureLink metric={id} figure={now[id] ?? { value: null }} className="md:items-end" />
        </DefinitionEntry>
      ))}
      {children}
    </section>
  );
}
