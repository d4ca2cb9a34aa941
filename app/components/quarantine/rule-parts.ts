/** Rules as they are while being written: what a new one starts with, and when one says enough to be tried. */
import type { MendRule } from "#app/quarantine/mend-rule.ts";
import { epochForms, type RuleKind } from "#app/quarantine/rule-kinds.ts";

/** A rule of a kind, keeping the field of the one it takes the place of. */
export function startRule(kind: RuleKind, field: string): MendRule {
  switch (kind) {
    case "rename":
      return { kind, field: "", to: field };
    case "set":
      return { kind, field, value: "" };
    case "time":
      return { kind, field, form: "local", zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
    case "map":
      return { kind, field, values: {} };
    case "decode":
      return { kind, encoding: "gb18030" };
    case "unwrap":
    case "clean":
      return { kind };
    default:
      return { kind, field };
  }
}

/** Whether a rule says all it has to. */
export function isWhole(rule: MendRule): boolean {
  if (!("field" in rule)) return true;
  if (rule.field.trim() === "") return false;
  switch (rule.kind) {
    case "rename":
      return rule.to.trim() !== "" && rule.to !== rule.field;
    case "set":
      return rule.value !== "";
    case "map":
      return Object.keys(rule.values).length > 0;
    case "time":
      return rule.zone === null || isZone(rule.zone);
    default:
      return true;
  }
}

export function needsZone(rule: MendRule & { kind: "time" }): boolean {
  return !epochForms.includes(rule.form);
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).format(0) !== "";
  } catch {
    return false;
  }
}

type Constant = string | number | boolean;

/** "5" → 5, "true" → true, "\"5\"" → "5": what a constant is meant as. */
export function readConstant(text: string): Constant {
  const trimmed = text.trim();
  if (trimmed === "true" || trimmed === "false") return trimmed === "true";
  if (/^-?\d{1,15}(\.\d+)?$/.test(trimmed)) return Number(trimmed);
  const quoted = /^"(.*)"$/.exec(trimmed);
  return quoted ? quoted[1]! : text;
}

export function writeConstant(value: Constant): string {
  return typeof value === "string" && typeof readConstant(value) !== "string" ? `"${value}"` : String(value);
}

/** "user=customer, 客服=agent" ⇄ the values of a map. */
export function readPairs(text: string): Record<string, Constant> {
  return Object.fromEntries(
    text.split(/[,，]/).flatMap((pair) => {
      const at = pair.search(/[=＝]/);
      const from = pair.slice(0, Math.max(0, at)).trim();
      const to = pair.slice(at + 1).trim();
      return at < 0 || from === "" || to === "" ? [] : [[from, readConstant(to)]];
    }),
  );
}

export function writePairs(values: Readonly<Record<string, Constant>>): string {
  return Object.entries(values)
    .map(([from, to]) => `${from}=${writeConstant(to)}`)
    .join(", ");
}
