import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dimensions, filterOperators, type Filter } from "#app/metrics/dimensions.ts";
import { metricIds, resolutionDefinitions } from "#app/metrics/registry.ts";
import { getSalesListRows } from "#app/metrics/sales-lists.ts";
import { salesMetricIds } from "#app/metrics/sales-registry.ts";
import { guidedListSteps } from "#app/sales/guided.ts";
import { salesDimensions } from "#app/sales/question.ts";
import { platformRules, ruleListSteps } from "#app/sales/rules.ts";
import { creditWindows } from "#app/sales/windows.ts";
import {
  buildQueryString,
  buildSearchParams,
  defaultPageSearch,
  isSameReport,
  parsePageSearch,
  recontactChoices,
  stateParams,
  type PageSearch,
} from "#app/search/page-search.ts";
import { addDays } from "#app/time/day.ts";
import { namedComparisons, namedPeriods } from "#app/time/period.ts";

const parse = (query: string) => parsePageSearch(new URLSearchParams(query));

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
const values = fc.array(
  fc.oneof(text, fc.constantFrom("a,b", "c:d", "\\", ",", "\\,", "x=y&z", "杭州旗舰店")),
  { minLength: 1, maxLength: 4 },
);
const filterBy = <Dimension extends string>(names: readonly Dimension[]) =>
  fc.record({
    dimension: fc.constantFrom(...names),
    operator: fc.constantFrom(...filterOperators),
    values,
  });
const filter: fc.Arbitrary<Filter> = filterBy(dimensions);
const salesFilters = fc.array(filterBy(salesDimensions), { maxLength: 3 });
const range = fc
  .tuple(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 800 }))
  .map(([start, length]) => {
    const from = addDays("1980-01-01", start);
    return { from, to: addDays(from, length) };
  });
const pageSearch: fc.Arbitrary<PageSearch> = fc
  .record({
    period: fc.oneof(fc.constantFrom(...namedPeriods), range),
    compare: fc.oneof(fc.constantFrom(...namedComparisons), range),
    match: fc.constantFrom("date" as const, "weekday" as const),
    filters: fc.array(filter, { maxLength: 4 }),
    definition: fc.constantFrom(...resolutionDefinitions),
    recontactHours: fc.constantFrom(...recontactChoices, null),
    sameTopicOnly: fc.boolean(),
    includeTest: fc.boolean(),
    sort: fc.option(
      fc.record({
        key: fc.constantFrom("name", "verified_rate", "human_wait_p90"),
        direction: fc.constantFrom("asc" as const, "desc" as const),
      }),
    ),
    text: fc.string({ unit: "grapheme", maxLength: 20 }),
    target: fc.option(
      fc.record({
        metric: fc.constantFrom(...metricIds),
        side: fc.constantFrom("numerator" as const, "denominator" as const),
      }),
    ),
    list: fc.option(
      fc.record({
        metric: fc.constantFrom(...metricIds),
        side: fc.constantFrom("numerator" as const, "denominator" as const),
        where: fc.array(filter, { maxLength: 3 }),
      }),
    ),
    net: fc.boolean(),
    windowHours: fc.constantFrom(...creditWindows, null),
    currency: fc.constantFrom("CNY", "JPY", null),
    sales: fc.option(
      fc.oneof(
        fc
          .record({
            metric: fc.constantFrom(...salesMetricIds),
            side: fc.constantFrom("numerator" as const, "denominator" as const),
            where: salesFilters,
          })
          .map((list) => ({ ...list, rows: getSalesListRows(list.metric) })),
        fc.record({
          rows: fc.constant("claims" as const),
          rule: fc.constantFrom(...platformRules),
          step: fc.constantFrom(...ruleListSteps),
          where: salesFilters,
        }),
        fc.record({
          rows: fc.constant("recommendations" as const),
          step: fc.constantFrom(...guidedListSteps),
          where: salesFilters,
        }),
      ),
    ),
    conversation: fc.option(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })),
  })
  .map((search) => (search.sales ? { ...search, list: null } : search));

describe("the state of a page in its URL", () => {
  test("comes back from the URL exactly as it was written", () => {
    fc.assert(
      fc.property(pageSearch, (search) => {
        expect(parse(buildSearchParams(search).toString())).toEqual(search);
        expect(parse(buildQueryString(search))).toEqual(search);
      }),
      { numRuns: 500 },
    );
  });

  test("writes only parameters it owns up to", () => {
    fc.assert(
      fc.property(pageSearch, (search) => {
        for (const name of buildSearchParams(search).keys()) expect(stateParams.has(name)).toBe(true);
      }),
    );
  });

  test("leaves defaults out", () => {
    expect(buildQueryString(defaultPageSearch)).toBe("");
    expect(parse("")).toEqual(defaultPageSearch);
  });

  test("is readable", () => {
    const search: PageSearch = {
      ...defaultPageSearch,
      period: { from: "2026-11-01", to: "2026-11-11" },
      compare: "year",
      filters: [
        { dimension: "store", operator: "is", values: ["hangzhou", "shanghai"] },
        { dimension: "channel", operator: "is_not", values: ["phone"] },
      ],
      definition: "assumed_rate",
      recontactHours: 24,
      sort: { key: "verified_rate", direction: "desc" },
      list: {
        metric: "executed_rate",
        side: "numerator",
        where: [{ dimension: "reason", operator: "is", values: ["no_answer"] }],
      },
      conversation: 123,
    };
    expect(buildQueryString(search)).toBe(
      "?period=2026-11-01..2026-11-11&compare=year&f=store:is:hangzhou,shanghai&f=channel:is_not:phone" +
        "&def=assumed_rate&hours=24&sort=verified_rate:desc&list=executed_rate&w=reason:is:no_answer&c=123",
    );
  });

  test("names the list of orders behind a number of sales", () => {
    const search: PageSearch = {
      ...defaultPageSearch,
      net: true,
      windowHours: 24,
      currency: "CNY",
      sales: {
        rows: "orders",
        metric: "service_gmv_net",
        side: "numerator",
        where: [{ dimension: "bucket", operator: "is", values: ["bot"] }],
      },
      conversation: 7,
    };
    expect(buildQueryString(search)).toBe(
      "?money=net&window=24&cur=CNY&sales=orders:service_gmv_net&sw=bucket:is:bot&c=7",
    );
  });

  test("falls back to the default for what cannot be understood", () => {
    const bad =
      "period=2026-02-30..2026-03-01&compare=never&match=moon&f=planet:is:mars&f=store:like:x&f=store:is:&f=store" +
      "&def=best&hours=25&topic=other&test=yes&sort=name;drop:asc&list=nothing&c=-1" +
      "&money=gross&window=36&cur=gold&sales=orders:containment_rate&sw=bucket:is:bot";
    expect(parse(bad)).toEqual(defaultPageSearch);
    expect(parse("period=2026-03-02..2026-03-01").period).toBe("30d");
    expect(parse("c=99999999999999999").conversation).toBeNull();
    for (const list of [
      "inquiries:service_gmv",
      "claims:pay_72h",
      "claims:pay_72h:never",
      "recommendations:sold",
    ])
      expect(parse(`sales=${list}`).sales).toBeNull();
    expect(parse("c=1e3").conversation).toBeNull();
  });

  test("never throws, whatever the address", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...stateParams), fc.string({ unit: "binary" }))),
        (pairs) => {
          const search = parsePageSearch(new URLSearchParams(pairs));
          expect(parse(buildQueryString(search))).toEqual(search);
        },
      ),
    );
  });
});

describe("two URLs", () => {
  const url = (path: string) => new URL(path, "http://localhost");

  test("show the same report when they differ only in the drawer", () => {
    expect(isSameReport(url("/stores?period=7d"), url("/stores?period=7d&list=csat&w=store:is:a&c=4"))).toBe(
      true,
    );
  });

  test("show different reports when period, page or a page's own parameter differ", () => {
    expect(isSameReport(url("/stores?period=7d"), url("/stores?period=30d&list=csat"))).toBe(false);
    expect(isSameReport(url("/stores"), url("/experience"))).toBe(false);
    expect(isSameReport(url("/conversations"), url("/conversations?after=9"))).toBe(false);
  });
});
