import type { Figure } from "#app/metrics/figure.ts";
import type { SalesFigure } from "#app/metrics/sales-figure.ts";
import type { ApiQuery } from "./parse-query.ts";
import { apiDimensions, isApiMetric, type ApiDimensionId, type ApiMetricId } from "./split-query.ts";

/** One row of an answer, about service, sales or both. */
export type ApiAnswer = { dimensions: string[]; figures: Partial<Record<ApiMetricId, Figure | SalesFigure>> };

const numeric: ReadonlySet<ApiDimensionId> = new Set(["hour", "weekday"]);

/** Sorts by what was asked, then by the dimensions themselves, so that pages never overlap. No data sorts last. */
export function orderAnswers(
  answers: readonly ApiAnswer[],
  asked: readonly ApiDimensionId[],
  orderBy: ApiQuery["orderBy"],
): ApiAnswer[] {
  const byDimension = (dimension: ApiDimensionId) => {
    const index = asked.indexOf(dimension);
    return (a: ApiAnswer, b: ApiAnswer) => {
      const [x, y] = [a.dimensions[index]!, b.dimensions[index]!];
      return numeric.has(dimension) ? Number(x) - Number(y) : x < y ? -1 : x > y ? 1 : 0;
    };
  };
  const comparators = orderBy.map(({ key, direction }) => {
    const sign = direction === "desc" ? -1 : 1;
    if (!isApiMetric(key)) return (a: ApiAnswer, b: ApiAnswer) => sign * byDimension(key)(a, b);
    return (a: ApiAnswer, b: ApiAnswer) => {
      const [x, y] = [a.figures[key]?.value ?? null, b.figures[key]?.value ?? null];
      if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
      return sign * (Number(x) - Number(y));
    };
  });
  comparators.push(...apiDimensions.filter((dimension) => asked.includes(dimension)).map(byDimension));
  return [...answers].sort((a, b) => {
    for (const compare of comparators) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return 0;
  });
}
