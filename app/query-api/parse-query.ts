/** Reads the body of `POST /api/v1/query` (events.md, Query API). */
import { z } from "zod";
import { handlers, standings } from "#app/facts/outcome.ts";
import { reasonGroups, reasons } from "#app/facts/reason.ts";
import { filterOperators, isDimension, unknownValue } from "#app/metrics/dimensions.ts";
import type { Day, Question } from "#app/metrics/question.ts";
import { isMetric } from "#app/metrics/registry.ts";
import { buckets } from "#app/sales/credit.ts";
import { isDay } from "#app/time/day.ts";
import { findNearestNames } from "./nearest-names.ts";
import {
  apiDimensions,
  apiMetricIds,
  isApiDimension,
  isApiMetric,
  pickGuided,
  pickSales,
  refuseSplit,
  type ApiDimensionId,
  type ApiMetricId,
  type GuidedQuery,
  type SalesQuery,
} from "./split-query.ts";

export type ApiComparison = "previous_period" | "previous_year" | { from: Day; to: Day };
export type ApiQuery = {
  /** In the order in which they were asked for. */
  metrics: ApiMetricId[];
  dimensions: ApiDimensionId[];
  /** The part about service, of whoever asks it; without metrics when there is none. */
  question: Omit<Question, "scope">;
  sales: SalesQuery | null;
  guided: GuidedQuery | null;
  compare: ApiComparison | null;
  orderBy: { key: ApiMetricId | ApiDimensionId; direction: "asc" | "desc" }[];
  limit: number;
  offset: number;
};

const day = z.string().refine(isDay, "is not a day: expected YYYY-MM-DD");
const period = z.tuple([day, day]).refine(([from, to]) => from <= to, "ends before it begins");
const metric = z.string().superRefine(knownName("metric", apiMetricIds, isApiMetric));
const dimension = z.string().superRefine(knownName("dimension", apiDimensions, isApiDimension));
const filterValue = z
  .string()
  .refine((text) => !text.includes("\0"), "holds a NUL, which no stored text does");
const largestPage = 10_000;
/** Each is a condition of the statement; its values are one list. */
const mostFilters = 50;
const mostValues = 5_000;

/** Dimensions whose values are a closed list: a mistyped one would read as a true 0. */
const closedValues: Partial<Record<ApiDimensionId, readonly string[]>> = {
  outcome: standings,
  reason: [...reasons, unknownValue],
  reason_group: [...Object.keys(reasonGroups), unknownValue],
  handler: handlers,
  weekday: ["1", "2", "3", "4", "5", "6", "7"],
  hour: Array.from({ length: 24 }, (_, hour) => String(hour)),
  bucket: buckets,
};

const hours = z
  .number()
  .int()
  .positive()
  .max(24 * 366);

const bodySchema = z.strictObject({
  metrics: z.array(metric).min(1).max(apiMetricIds.length),
  period,
  dimensions: z.array(dimension).max(4).default([]),
  filters: z
    .array(
      z
        .tuple([dimension, z.enum(filterOperators), z.array(filterValue).min(1).max(mostValues)])
        .superRefine(checkValues),
    )
    .max(mostFilters)
    .default([]),
  compare: z.union([z.enum(["previous_period", "previous_year"]), period]).nullish(),
  options: z
    .strictObject({
      recontact_hours: hours.nullish(),
      attribution_hours: hours.nullish(),
      same_topic_only: z.boolean().default(false),
      include_test: z.boolean().default(false),
    })
    .prefault({}),
  order_by: z.array(z.tuple([z.string(), z.enum(["asc", "desc"])])).default([]),
  limit: z.number().int().positive().max(largestPage).default(largestPage),
  offset: z.number().int().nonnegative().default(0),
});

function knownName(what: string, known: readonly string[], isKnown: (text: string) => boolean) {
  return (name: string, context: z.core.$RefinementCtx<string>) => {
    if (isKnown(name)) return;
    const nearest = findNearestNames(name, known);
    const hint = nearest.length === 0 ? `one of ${known.join(", ")}` : `did you mean ${nearest.join(", ")}?`;
    context.addIssue({ code: "custom", message: `unknown ${what} "${name}": ${hint}` });
  };
}

function checkValues(
  [name, operator, values]: [string, (typeof filterOperators)[number], string[]],
  context: z.core.$RefinementCtx<[string, (typeof filterOperators)[number], string[]]>,
) {
  const known = isApiDimension(name) ? closedValues[name] : undefined;
  if (!known || operator === "contains") return;
  const wrong = values.find((value) => !known.includes(value));
  if (wrong === undefined) return;
  const nearest = findNearestNames(wrong, known);
  const hint = nearest.length === 0 ? `one of ${known.join(", ")}` : `did you mean ${nearest.join(", ")}?`;
  context.addIssue({ code: "custom", message: `unknown ${name} "${wrong}": ${hint}` });
}

/** A query, or one line saying which field is wrong and why. */
export function parseQuery(body: unknown): ApiQuery | { error: string } {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const path = issue.path.join(".");
    return { error: path === "" ? issue.message : `${path}: ${issue.message}` };
  }
  const { data } = parsed;
  const orderBy: ApiQuery["orderBy"] = [];
  for (const [key, direction] of data.order_by) {
    const available = [...data.metrics, ...data.dimensions];
    if (!available.includes(key) || !(isApiMetric(key) || isApiDimension(key))) {
      return { error: `order_by: "${key}" is not asked for: one of ${available.join(", ")}` };
    }
    orderBy.push({ key, direction });
  }
  const metrics = data.metrics.filter(isApiMetric);
  const asked = data.dimensions.filter(isApiDimension);
  const filters = data.filters.flatMap(([name, operator, values]) =>
    isApiDimension(name) ? [{ dimension: name, operator, values }] : [],
  );
  const refusal = refuseSplit(metrics, [...asked, ...filters.map((filter) => filter.dimension)]);
  if (refusal !== undefined) return { error: `dimensions: ${refusal}` };
  const [from, to] = data.period;
  const of = { from, to, windowHours: data.options.attribution_hours ?? null };
  return {
    metrics,
    dimensions: asked,
    sales: pickSales(metrics, asked, filters, of),
    guided: pickGuided(metrics, asked, filters, of),
    question: {
      metrics: metrics.filter(isMetric),
      dimensions: asked.filter(isDimension),
      ...{ from, to },
      filters: filters.flatMap(({ dimension, operator, values }) =>
        isDimension(dimension) ? [{ dimension, operator, values }] : [],
      ),
      recontactHours: data.options.recontact_hours ?? null,
      sameTopicOnly: data.options.same_topic_only,
      includeTest: data.options.include_test,
    },
    compare: Array.isArray(data.compare)
      ? { from: data.compare[0], to: data.compare[1] }
      : (data.compare ?? null),
    orderBy,
    limit: data.limit,
    offset: data.offset,
  };
}
