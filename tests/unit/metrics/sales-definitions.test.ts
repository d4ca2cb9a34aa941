import { expect, it } from "vitest";
import { countConverted } from "#app/components/definitions/count-converted.ts";
import { describeSalesFormula, listSalesFacts } from "#app/components/definitions/describe-sales-formula.ts";
import { listGuidedFacts } from "#app/components/definitions/guided-entries.tsx";
import { catalogues } from "#app/i18n/catalogues.server.ts";
import { locales } from "#app/i18n/locale.ts";
import { createTranslate } from "#app/i18n/translate.ts";
import { guidedMetricIds } from "#app/metrics/guided-registry.ts";
import { salesMetricIds } from "#app/metrics/sales-registry.ts";

it("tells the four groups apart that conversions put together", () => {
  const groups = countConverted({
    consulter_conversion: { value: 0.13, numerator: 130, denominator: 1000 },
    conversion_rate: { value: 0.25, numerator: 100, denominator: 400 },
  });
  expect(groups.map(({ name, count }) => [name, count])).toEqual([
    ["bought", 100],
    ["unbought", 300],
    ["othersBought", 30],
    ["othersUnbought", 570],
  ]);
  expect(countConverted({}).map(({ count }) => count)).toEqual([0, 0, 0, 0]);
});

it("says of every number of sales what it is made of, differently from all others, in every language", () => {
  for (const locale of locales) {
    const t = createTranslate(locale, catalogues[locale]);
    const formulas = salesMetricIds.map((id) => describeSalesFormula(id, t));
    expect(formulas.filter((text) => text === "" || /[{}]|definitions\./.test(text))).toEqual([]);
    expect(new Set(formulas).size).toBe(salesMetricIds.length);
    const guided = guidedMetricIds.map((id) => t(`definitions.guided.formula.${id}`));
    expect(new Set([...formulas, ...guided]).size).toBe(formulas.length + guided.length);
    for (const id of guidedMetricIds) expect(listGuidedFacts(id, t).length).toBeGreaterThanOrEqual(4);
    for (const id of salesMetricIds) expect(listSalesFacts(id, t).length).toBeGreaterThanOrEqual(3);
  }
});

it("names the buckets, days and windows", () => {
  const t = createTranslate("en", catalogues.en);
  expect(describeSalesFormula("gmv", t)).toBe("gross of all paid orders");
  expect(describeSalesFormula("service_gmv_net_15", t)).toBe(
    "(gross − refunds within 15 days of payment) of paid orders (Bot + Bot and people + People) paid at least 15 days ago",
  );
  expect(describeSalesFormula("conversion_24h", t)).toBe("inquirers who bought ÷ inquirers, within 24 hours");
});
