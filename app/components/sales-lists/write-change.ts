import type { RuleListStep } from "#app/sales/rules.ts";

const whole: readonly RuleListStep[] = ["claimed", "gross", "net"];

/** The money of a step as it is written: one that adds says so. */
export function writeChange(step: RuleListStep, value: string, written: string): string {
  return !whole.includes(step) && Number(value) > 0 ? `+${written}` : written;
}
