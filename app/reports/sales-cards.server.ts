/** The cards of the Sales page that take longer than its figures: each is sent when it is there, or says that it failed. */
import type { AppLoadContext } from "@remix-run/node";
import { loadAtRiskReport } from "./at-risk.server.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { settlePart } from "./part.server.ts";
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
  const { db, afterHead } = context;
  return {
    converted: settlePart(
      "converted",
      afterHead(() => loadConverted(db, frame)),
    ),
    atRisk: settlePart(
      "at-risk",
      afterHead(() => loadAtRiskReport(context, frame)),
    ),
    guided: settlePart(
      "guided",
      afterHead(() => loadGuided(db, frame)),
    ),
    products: settlePart(
      "products",
      afterHead(() => loadProducts(db, frame)),
    ),
    rules: settlePart(
      "rules",
      afterHead(() => loadRules(db, frame)),
    ),
    cost: settlePart(
      "cost",
      afterHead(() => loadCost(db, frame)),
    ),
  };
}
