/** The spelling of filters in a URL: `dimension:operator:value,value`. */
import { filterOperators, isDimension, type Filter, type FilterOperator } from "#app/metrics/dimensions.ts";
import type { SalesFilter } from "#app/sales/question.ts";

export const parseFilters = (texts: string[]): Filter[] =>
  texts.flatMap((text) => parseFilter(text, isDimension) ?? []);

/** Undefined for what is no filter, or is of a dimension that is not known. */
export function parseFilter<Dimension extends string>(
  text: string,
  isKnown: (name: string) => name is Dimension,
): { dimension: Dimension; operator: FilterOperator; values: string[] } | undefined {
  const [, dimension = "", operator = "", list = ""] = /^([^:]*):([^:]*):(.*)$/s.exec(text) ?? [];
  const values = splitValues(list).filter((value) => value !== "");
  const isOperator = (filterOperators as readonly string[]).includes(operator);
  if (!isKnown(dimension) || !isOperator || values.length === 0) return undefined;
  return { dimension, operator: operator as FilterOperator, values };
}

export function writeFilter({ dimension, operator, values }: Filter | SalesFilter): string {
  return `${dimension}:${operator}:${values.map((value) => value.replace(/[\\,]/g, "\\$&")).join(",")}`;
}

/** Commas separate values; `\,` and `\\` are a comma and a backslash inside one. */
function splitValues(text: string): string[] {
  const values = [""];
  for (const [token] of text.matchAll(/\\[\\,]|[^]/gu)) {
    if (token === ",") values.push("");
    else values.push(values.pop() + (/^\\[\\,]$/.test(token) ? token.slice(1) : token));
  }
  return values;
}
