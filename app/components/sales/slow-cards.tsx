import { Later } from "#app/components/ui/later.tsx";
import type { loadSalesCards } from "#app/reports/sales-cards.server.ts";
import { AtRiskCard } from "./at-risk-card.tsx";
import { CostCard } from "./cost-card.tsx";
import { GuidedCard } from "./guided-card.tsx";
import { ProductsCard } from "./products-card.tsx";
import { RulesCard } from "./rules-card.tsx";
import { WaitingCard } from "./waiting-card.tsx";

type Props = { cards: Omit<ReturnType<typeof loadSalesCards>, "converted">; currency: string };

const half = "min-w-0 lg:col-span-6 xl:col-span-3";
/** As tall as the two cards beside it. */
const tall = `${half} xl:row-span-2`;

/** The cards below the figures, each drawn when its part of the page has come. */
export function SlowCards({ cards, currency }: Props) {
  return (
    <>
      <Later promise={cards.atRisk} fallback={<WaitingCard title="metric.at_risk.label" className={tall} />}>
        {(atRisk) => <AtRiskCard className={tall} atRisk={atRisk} />}
      </Later>
      <Later promise={cards.products} fallback={<WaitingCard title="products.title" className={half} />}>
        {(products) => <ProductsCard className={half} products={products} currency={currency} />}
      </Later>
      <Later promise={cards.guided} fallback={<WaitingCard title="guided.title" className={half} />}>
        {(guided) => <GuidedCard className={half} guided={guided} />}
      </Later>
      <Later promise={cards.rules} fallback={<WaitingCard title="rules.title" className={half} />}>
        {(rules) => <RulesCard className={half} rules={rules} currency={currency} />}
      </Later>
      <Later promise={cards.cost} fallback={<WaitingCard title="cost.title" className={half} />}>
        {(cost) => <CostCard className={half} cost={cost} currency={currency} />}
      </Later>
    </>
  );
}
