import { dimensions as allDimensions, type DimensionId } from "#app/metrics/dimensions.ts";
import type { Answer } from "#app/metrics/question.ts";
import { isMetric } from "#app/metrics/registry.ts";
import type { ApiQuery } from "./parse-query.ts";

const numeric: ReadonlySet<DimensionId> = new Set(["hour", "weekday"]);

/** Sorts by what was asked, then by the dimensions themselves, so that pages never overlap. No data sorts last. */
export function orderAnswers(
  answers: readonly Answer[],
  asked: readonly DimensionId[],
  orderBy: ApiQuery["orderBy"],
): Answer[] {
  const byDimension = (dimension: DimensionId) => {
    const index = asked.indexOf(dimension);
    return (a: Answer, b: Answer) => {
      const [x, y] = [a.dimensions[index]!, b.dimensions[index]!];
      return numeric.has(dimension) ? Number(x) - Number(y) : x < y ? -1 : x > y ? 1 : 0;
    };
  };
  const comparators = orderBy.map(({ key, direction }) => {
    const sign = direction === "desc" ? -1 : 1;
    if (!isMetric(key)) return (a: Answer, b: Answer) => sign * byDimension(key)(a, b);
    return (a: Answer, b: Answer) => {
      const [x, y] = [a.figures[key]?.value ?? null, b.figures[key]?.value ?? null];
      if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
      return sign * (x - y);
    };
  });
  comparators.push(...allDimensions.filter((dimension) => asked.includes(dimension)).map(byDimension));
  return [...answers].sort((a, b) => {
    for (const compare of comparators) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return 0;
  });
}
