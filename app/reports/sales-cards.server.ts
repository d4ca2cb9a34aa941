/** The cards of the Sales page that take longer than its figures: each is sent when it is there, or says that it failed. */
import type { AppLoadContext } from "@remix-run/node";
import { loadAtRiskReport } from "./at-risk.server.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { settleLater } from "./part.server.ts";
import { loadConverted } from "./sales-converted.server.ts";
import { loadCost } from "./sales-cost.server.ts";
import { loadGuided } from "./sales-guided.server.ts";
import { loadProducts } from "./sales-products.server.ts";
import { loadRules } from "./sales-rules.server.ts";

/** None of these promises rejects. */
export function loadSalesCards(
  context: Pick<AppLoadContext, "db" | "principal" | "privacyKey" | "afterHead">,
  frame: PageFrame,
) {
  const { db } = context;
  const later = <Data>(name: string, work: () => Promise<Data>) => settleLater(context, name, work);
  return {
    converted: later("converted", () => loadConverted(db, frame)),
    atRisk: later("at-risk", () => loadAtRiskReport(context, frame)),
    guided: later("guided", () => loadGuided(db, frame)),
    products: later("products", () => loadProducts(db, frame)),
    rules: later("rules", () => loadRules(db, frame)),
    cost: later("cost", () => loadCost(db, frame)),
  };
}
