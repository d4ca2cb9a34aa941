/** What a number is made of, in words. */
import type { Translate } from "#app/i18n/translate.ts";
import { getGrain, outcomeParts, type PartId } from "#app/metrics/parts.ts";
import { listParts, metrics, type MetricId } from "#app/metrics/registry.ts";

/** "confirmed + durable ÷ engaged and matured". */
export function describeFormula(metric: MetricId, t: Translate): string {
  const { formula } = metrics[metric];
  const name = (parts: readonly PartId[]) => nameParts(parts, t);
  switch (formula.kind) {
    case "count":
      return name(formula.parts);
    case "agent_equivalents":
      return t("definitions.formula.agents", { parts: name(formula.parts) });
    case "rate":
      return `${bracket(formula.numerator, name)} ÷ ${name(formula.denominator)}`;
    case "answer_rate": {
      const denominator = formula.denominator.map((count) => t(`answers.${count}`)).join(" + ");
      return `${t(`answers.${formula.numerator}`)} ÷ ${denominator}`;
    }
    case "peak_rate":
      return t("definitions.formula.peak", {
        formula: `${name(formula.numerator)} ÷ ${name(formula.denominator)}`,
      });
    case "mean":
      return `${name([formula.sum])} ÷ ${name([formula.count])}`;
    case "percentile":
      return t(formula.quantile === 0.5 ? "definitions.formula.p50" : "definitions.formula.p90", {
        duration: t(`part.${formula.duration}`),
      });
  }
}

function bracket(parts: readonly PartId[], name: (parts: readonly PartId[]) => string): string {
  return parts.length > 1 && !isAllMatured(parts) ? `(${name(parts)})` : name(parts);
}

/** All nine outcomes together are the engaged and matured conversations. */
function nameParts(parts: readonly PartId[], t: Translate): string {
  return isAllMatured(parts) ? t("part.matured") : parts.map((part) => t(`part.${part}`)).join(" + ");
}

const isAllMatured = (parts: readonly PartId[]): boolean =>
  parts.length === outcomeParts.length && outcomeParts.every((part) => parts.includes(part));

/** By which time rows are counted: the start of the conversation, the handoff, or the rating's conversation. */
export function getCountedBy(metric: MetricId): "conversation" | "escalation" | "rating" {
  const [part] = listParts(metrics[metric].formula);
  return part ? getGrain(part) : "conversation";
}
