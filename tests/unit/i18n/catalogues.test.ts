import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";
import { handlers, standings } from "#app/facts/outcome.ts";
import { reasonGroups, reasons } from "#app/facts/reason.ts";
import { catalogues } from "#app/i18n/catalogues.server.ts";
import { locales } from "#app/i18n/locale.ts";
import { dimensions, filterOperators } from "#app/metrics/dimensions.ts";
import { families, metricIds } from "#app/metrics/registry.ts";
import { guidedMetricIds } from "#app/metrics/guided-registry.ts";
import { salesMetricIds } from "#app/metrics/sales-registry.ts";

/** Names of the placeholders in a message, also those inside plural branches. */
function listPlaceholders(text: string): string[] {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== "object" || node === null) return;
    const { type, value, options } = node as { type: number; value?: unknown; options?: object };
    // Types 1 to 6 of the parser are arguments; 0 is text, 7 the number sign of a plural.
    if (type >= 1 && type <= 6 && typeof value === "string") names.add(value);
    if (options) visit(Object.values(options).map((option: { value: unknown }) => option.value));
  };
  visit(new IntlMessageFormat(text, "en", undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
}

describe("the catalogues", () => {
  test("have the same keys", () => {
    const keys = Object.keys(catalogues.en).sort();
    for (const locale of locales) expect(Object.keys(catalogues[locale]).sort()).toEqual(keys);
  });

  test("have the same placeholders in every message", () => {
    for (const locale of locales) {
      for (const [key, text] of Object.entries(catalogues[locale])) {
        const english = catalogues.en[key as keyof typeof catalogues.en];
        expect([key, listPlaceholders(text)]).toEqual([key, listPlaceholders(english)]);
      }
    }
  });

  test("leave no message empty", () => {
    for (const locale of locales) {
      for (const [key, text] of Object.entries(catalogues[locale]))
        expect(`${key}${text.trim()}`).not.toBe(key);
    }
  });

  test("name every metric with a label, a short label and a definition", () => {
    for (const locale of locales) {
      const messages: Readonly<Record<string, string>> = catalogues[locale];
      for (const id of [...metricIds, ...salesMetricIds, ...guidedMetricIds]) {
        for (const part of ["label", "short", "definition"]) {
          expect(messages[`metric.${id}.${part}`], `metric.${id}.${part} in ${locale}`).toBeTruthy();
        }
        expect(messages[`metric.${id}.definition`]!.length).toBeGreaterThan(10);
      }
    }
  });

  test("name every outcome, reason, group, handler, dimension, operator, family and weekday", () => {
    const keys = [
      ...standings.map((standing) => `outcome.${standing}`),
      ...reasons.map((reason) => `reason.${reason}`),
      ...Object.keys(reasonGroups).map((group) => `reason_group.${group}`),
      ...handlers.map((handler) => `handler.${handler}`),
      ...dimensions.map((dimension) => `dimension.${dimension}`),
      ...filterOperators.map((operator) => `operator.${operator}`),
      ...families.map((family) => `family.${family}`),
      ...[1, 2, 3, 4, 5, 6, 7].map((weekday) => `weekday.${weekday}`),
    ];
    for (const locale of locales) {
      const messages: Readonly<Record<string, string>> = catalogues[locale];
      for (const key of keys) expect(messages[key], `${key} in ${locale}`).toBeTruthy();
    }
  });

  test("keep each Chinese to its own characters", () => {
    // Pairs of one word in the two scripts; no character is in both lists.
    const simplified = /[个们会时问题转单订员间数务满应开关达筛择对话样顾种区类显标]/u;
    const traditional = /[個們會時問題轉單訂員間數務滿應開關達篩擇對話樣顧種區類顯標]/u;
    for (const [key, text] of Object.entries(catalogues["zh-TW"])) {
      expect(simplified.exec(text)?.[0], `${key}: ${text}`).toBeUndefined();
    }
    for (const [key, text] of Object.entries(catalogues["zh-CN"])) {
      expect(traditional.exec(text)?.[0], `${key}: ${text}`).toBeUndefined();
    }
  });
});
