/** Applies rules to the raw text of one line. What no rule names stays byte for byte as it was sent. */
import { isUtf8 } from "node:buffer";
import { applyEdits, findMember, findValues, readSpans, type JsonNode, type TextEdit } from "./json-spans.ts";
import type { MendRule } from "./mend-rule.ts";
import { rewriteTime } from "./read-time.ts";

type ValueRule = Extract<
  MendRule,
  { kind: "time" | "map" | "text" | "number" | "amount" | "percent" | "list" }
>;

const numberText = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const currencySign = /^(?:[¥￥$€£]|HK\$|NT\$|US\$|RMB|CNY|USD)|(?:元|圆|CNY|RMB|USD|EUR|HKD|TWD)$/gi;

/** What a value says: the content of a text, a number or word as it is written; null for lists and objects. */
export function readScalar(text: string, node: JsonNode): string | null {
  const written = text.slice(node.start, node.end);
  if (node.kind === "text") return JSON.parse(written) as string;
  return node.kind === "number" || node.kind === "word" ? written : null;
}

/** "1,234.50 元" → "1234.50"; null if that would take guessing. */
function rewriteAmount(value: string): string | null {
  const bare = value.trim().replace(currencySign, "").trim();
  if (/^\d+(\.\d+)?$/.test(bare)) return bare;
  return /^\d{1,3}([,，]\d{3})+(\.\d+)?$/.test(bare) ? bare.replace(/[,，]/g, "") : null;
}

/** Moves the decimal point two places: "93.5" → "0.935". */
function rewritePercent(value: string): string | null {
  const match = /^\s*(\d{1,3})(?:\.(\d+))?\s*%?\s*$/.exec(value);
  if (!match) return null;
  const digits = match[1]!.padStart(3, "0") + (match[2] ?? "");
  const fraction = digits.slice(1).replace(/0+$/, "");
  return fraction === "" ? digits[0]! : `${digits[0]}.${fraction}`;
}

/** The JSON that takes the place of a value, or null to leave it. */
function rewriteValue(text: string, node: JsonNode, rule: ValueRule): string | null {
  const value = readScalar(text, node);
  if (value === null || (node.kind === "word" && value === "null")) return null;
  switch (rule.kind) {
    case "time":
      return node.kind === "word" ? null : rewriteTime(value, rule.form, rule.zone);
    case "map":
      return Object.hasOwn(rule.values, value) ? JSON.stringify(rule.values[value]) : null;
    case "text":
      return node.kind === "number" ? `"${value}"` : null;
    case "number":
      return node.kind === "text" && numberText.test(value.trim()) ? value.trim() : null;
    case "amount": {
      const amount = node.kind === "word" ? null : rewriteAmount(value);
      return amount === null ? null : `"${amount}"`;
    }
    case "percent":
      return node.kind === "word" ? null : rewritePercent(value);
    case "list":
      return `[${text.slice(node.start, node.end)}]`;
  }
}

/** The member with the comma that then is one too many. */
function cutMember(root: JsonNode & { kind: "object" }, index: number): TextEdit {
  const member = root.members[index]!;
  const next = root.members[index + 1];
  const previous = root.members[index - 1];
  if (next) return { start: member.start, end: next.start, text: "" };
  return { start: previous?.value.end ?? member.start, end: member.value.end, text: "" };
}

/** The object that holds the last step of a field's name, for rules about a member rather than its value. */
function findHolders(root: JsonNode, field: string): { holders: JsonNode[]; key: string } {
  const steps = field.split(".");
  const key = steps.pop()!;
  return { holders: steps.length === 0 ? [root] : findValues(root, steps.join(".")), key };
}

function isAbsent(text: string, holder: JsonNode, key: string): boolean {
  const found = findMember(holder, key)?.value;
  return !found || text.slice(found.start, found.end) === "null";
}

function editMembers(
  text: string,
  root: JsonNode,
  rule: Extract<MendRule, { kind: "rename" | "set" | "drop" }>,
): string {
  // A field name with a dot in it that stands at the top is meant itself.
  const isPlain = findMember(root, rule.field) !== undefined;
  const { holders, key } = isPlain ? { holders: [root], key: rule.field } : findHolders(root, rule.field);
  let result = text;
  for (const holder of holders.toReversed()) {
    if (holder.kind !== "object") continue;
    const edits: TextEdit[] = [];
    if (rule.kind === "set") {
      if (!isAbsent(text, holder, key)) continue;
      const found = findMember(holder, key)?.value;
      const comma = holder.members.length > 0 ? "," : "";
      edits.push(
        found
          ? { start: found.start, end: found.end, text: JSON.stringify(rule.value) }
          : {
              start: holder.end - 1,
              end: holder.end - 1,
              text: `${comma}${JSON.stringify(key)}:${JSON.stringify(rule.value)}`,
            },
      );
    } else if (rule.kind === "rename") {
      const member = findMember(holder, key);
      const target = rule.to.split(".").at(-1)!;
      if (!member || target === key || !isAbsent(text, holder, target)) continue;
      const old = holder.members.findIndex((other) => other.key === target);
      edits.push({ start: member.start, end: member.keyEnd, text: JSON.stringify(target) });
      if (old >= 0) edits.push(cutMember(holder, old));
    } else {
      const index = holder.members.findLastIndex((member) => member.key === key);
      if (index < 0) continue;
      edits.push(cutMember(holder, index));
    }
    result = applyEdits(result, edits);
  }
  return result;
}

function editValues(text: string, root: JsonNode, rule: ValueRule): string {
  const plain = findMember(root, rule.field)?.value;
  const nodes = plain && plain.kind !== "list" ? [plain] : findValues(root, rule.field);
  // An empty list or an element of one is a list already.
  if (rule.kind === "list" && plain?.kind === "list") return text;
  const edits = nodes.flatMap((node) => {
    const written = rewriteValue(text, node, rule);
    return written === null ? [] : [{ start: node.start, end: node.end, text: written }];
  });
  return edits.length === 0 ? text : applyEdits(text, edits);
}

const escapedNul = /\\u0000/gi;
const escapedSurrogate = /\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})|\\u(d[89a-f][0-9a-f]{2})/gi;

/** Every text of the line without NUL and without half surrogate pairs; an escaped backslash before them is no escape. */
function cleanText(text: string): string {
  return text
    .replace(/\0/g, "")
    .split(/(\\\\)/)
    .map((piece) =>
      piece === "\\\\"
        ? piece
        : piece
            .replace(escapedNul, "")
            .replace(escapedSurrogate, (pair, _high, _low, half?: string) => (half ? "\\ufffd" : pair)),
    )
    .join("");
}

function applyRule(text: string, rule: MendRule): string {
  if (rule.kind === "decode") return text;
  if (rule.kind === "clean") return cleanText(text);
  if (rule.kind === "unwrap") {
    const inner = text
      .trim()
      .replace(/^[[,]\s*(?=\{)/, "")
      .replace(/(\})\s*(?:\]|,)+\s*$/, "$1");
    return inner.startsWith("{") ? inner : text;
  }
  const root = readSpans(text);
  if (root?.kind !== "object") return text;
  return rule.kind === "rename" || rule.kind === "set" || rule.kind === "drop"
    ? editMembers(text, root, rule)
    : editValues(text, root, rule);
}

const decoders = new Map<string, TextDecoder>();

function decode(bytes: Uint8Array, encoding: string): string | null {
  let decoder = decoders.get(encoding);
  if (!decoder) decoders.set(encoding, (decoder = new TextDecoder(encoding, { fatal: true })));
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** The line after all rules, in their order; the same bytes if none of them applies or the line cannot be read. */
export function mendLine(raw: Buffer, rules: readonly MendRule[]): Buffer {
  let text: string | null = null;
  if (isUtf8(raw)) text = raw.toString("utf8");
  else {
    const rule = rules.find(({ kind }) => kind === "decode");
    if (rule?.kind === "decode") text = decode(raw, rule.encoding);
  }
  if (text === null) return raw;
  return Buffer.from(rules.reduce(applyRule, text));
}
