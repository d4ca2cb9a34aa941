/** From one fault that many lines share, and how those lines look, to the rule that would mend them. */
import { findAlias, findFlag, findMeaning } from "./field-names.ts";
import { guessTime } from "./guess-time.ts";
import { findValues, readSpans, type JsonNode } from "./json-spans.ts";
import { readScalar } from "./mend-line.ts";
import type { MendRule } from "./mend-rule.ts";

export type SharedFault = { eventType: string | null; field: string | null; reason: string };

export type Suggestion = {
  rule: MendRule;
  /** Why it is suggested: a key of the catalogue area `quarantine` below `quarantine.cause.`, and what it names. */
  cause: Cause;
  values: Record<string, string>;
  /** A person has to confirm it: the lines alone do not settle it. */
  isUncertain: boolean;
};

export const causes = [
  "alias",
  "noOffset",
  "epoch",
  "timeForm",
  "dateOrder",
  "ambiguousDate",
  "numberId",
  "numberAmount",
  "amountForm",
  "words",
  "flags",
  "numberText",
  "percent",
  "single",
  "constant",
  "typeConstant",
  "clean",
  "list",
  "encoding",
  "drop",
] as const;
export type Cause = (typeof causes)[number];

/** Of the sampled lines, at least so many must agree before a column is taken to be written one way. */
export const agreement = 0.95;

export type SampleLine = { text: string; root: JsonNode };
export type SampleSet = {
  raws: readonly Buffer[];
  lines: readonly SampleLine[];
  /** Zone of the store these lines belong to, where it is known. */
  zone: string | null;
};

export function readSamples(raws: readonly Buffer[], zone: string | null): SampleSet {
  const lines = raws.flatMap((raw) => {
    const text = raw.toString("utf8");
    const root = readSpans(text);
    return root?.kind === "object" ? [{ text, root }] : [];
  });
  return { raws, lines, zone };
}

function listScalars({ lines }: SampleSet, field: string) {
  return lines.flatMap(({ text, root }) =>
    findValues(root, field).flatMap((node) => {
      const value = readScalar(text, node);
      return value === null ? [] : [{ value, kind: node.kind }];
    }),
  );
}

function most(count: number, of: number): boolean {
  return of > 0 && count >= agreement * of;
}

function suggestTime(samples: SampleSet, field: string): Suggestion | null {
  const values = listScalars(samples, field).map(({ value }) => value);
  const guess = guessTime(values, agreement);
  if (!guess) return null;
  const { form, needsZone, rival } = guess;
  const isEpoch = form === "seconds" || form === "ms" || form === "us" || form === "ns";
  const zone = needsZone ? (samples.zone ?? "UTC") : null;
  const cause: Cause = isEpoch
    ? "epoch"
    : rival
      ? "ambiguousDate"
      : form === "ydm"
        ? "dateOrder"
        : form === "local"
          ? "noOffset"
          : "timeForm";
  return {
    rule: { kind: "time", field, form, zone },
    cause,
    values: { field, form, sample: values[0] ?? "", ...(zone === null ? {} : { zone }) },
    isUncertain: rival !== null || needsZone,
  };
}

function suggestWords(samples: SampleSet, field: string, allowed: readonly string[]): Suggestion | null {
  const found = [...new Set(listScalars(samples, field).map(({ value }) => value))].slice(0, 50);
  const pairs = found.flatMap((value) => {
    const meaning = findMeaning(value, allowed);
    return meaning === null || meaning === value ? [] : [[value, meaning] as const];
  });
  if (pairs.length === 0) return null;
  const example = pairs.map(([value, meaning]) => `${value} → ${meaning}`).join(", ");
  return {
    rule: { kind: "map", field, values: Object.fromEntries(pairs) },
    cause: "words",
    values: { field, example },
    isUncertain: false,
  };
}

function suggestFlags(samples: SampleSet, field: string): Suggestion | null {
  const found = [...new Set(listScalars(samples, field).map(({ value }) => value))].slice(0, 50);
  const pairs = found.flatMap((value) => {
    const flag = findFlag(value);
    return flag === null ? [] : [[value, flag] as const];
  });
  if (pairs.length === 0) return null;
  const example = pairs.map(([value, flag]) => `${value} → ${String(flag)}`).join(", ");
  return {
    rule: { kind: "map", field, values: Object.fromEntries(pairs) },
    cause: "flags",
    values: { field, example },
    isUncertain: false,
  };
}

/** A field that is not there: by another name, or the same for every line. */
function suggestMissing(samples: SampleSet, { eventType, field }: SharedFault): Suggestion | null {
  if (field === null || field.includes(".")) return null;
  const presence = new Map<string, number>();
  for (const { root } of samples.lines) {
    if (root.kind !== "object") continue;
    for (const key of new Set(root.members.map((member) => member.key))) {
      presence.set(key, (presence.get(key) ?? 0) + 1);
    }
  }
  const present = [...presence].flatMap(([key, count]) => (most(count, samples.lines.length) ? [key] : []));
  const alias = findAlias(
    field,
    present.filter((key) => !isOwnField(key, field)),
    eventType,
  );
  if (alias !== null) {
    const sample = listScalars(samples, alias)[0]?.value ?? "";
    return {
      rule: { kind: "rename", field: alias, to: field },
      cause: "alias",
      values: { field, alias, sample },
      isUncertain: false,
    };
  }
  if (field === "type" && present.some((key) => findAlias("text", [key], null) || key === "text")) {
    return {
      rule: { kind: "set", field, value: "message" },
      cause: "typeConstant",
      values: { field, value: "message" },
      isUncertain: true,
    };
  }
  const constants: Record<string, string | number> = { currency: "CNY", worst: 1, best: 5, store: "" };
  const value = constants[field];
  if (value === undefined) return null;
  return {
    rule: { kind: "set", field, value },
    cause: "constant",
    values: { field, value: String(value) },
    isUncertain: true,
  };
}

/** Names that mean another of our fields are not free to be renamed: `message` of a rating is not its text. */
function isOwnField(key: string, wanted: string): boolean {
  const own = ["type", "store", "source", "id", "conversation", "at", "from", "text", "customer", "channel"];
  return key !== wanted && own.includes(key);
}

/** What a column of ids or amounts that came as numbers needs. */
function suggestText(samples: SampleSet, field: string, cause: Cause): Suggestion | null {
  const values = listScalars(samples, field);
  const numbers = values.filter(({ kind }) => kind === "number").length;
  if (!most(numbers, values.length)) return null;
  const kind = cause === "numberAmount" ? ("amount" as const) : ("text" as const);
  return {
    rule: { kind, field },
    cause,
    values: { field, sample: values[0]!.value },
    isUncertain: false,
  };
}

/** Numbers at the top of a line that JSON's readers would round. */
function suggestLongNumbers(samples: SampleSet): Suggestion | null {
  for (const { text, root } of samples.lines) {
    if (root.kind !== "object") continue;
    for (const { key, value } of root.members) {
      const digits = value.kind === "number" ? text.slice(value.start, value.end) : "";
      if (!/^-?\d+$/.test(digits) || Number.isSafeInteger(Number(digits))) continue;
      return {
        rule: { kind: "text", field: key },
        cause: "numberId",
        values: { field: key, sample: digits },
        isUncertain: false,
      };
    }
  }
  return null;
}

function suggestPlain(
  samples: SampleSet,
  field: string,
  rule: MendRule,
  cause: Cause,
  fits: (value: string) => boolean,
): Suggestion | null {
  const values = listScalars(samples, field);
  if (!most(values.filter(({ value }) => fits(value)).length, values.length)) return null;
  return { rule, cause, values: { field, sample: values[0]!.value }, isUncertain: false };
}

const wordList = /^must be one of (.+)$/;
const eventTypes =
  "store conversation message handoff rating order refund click knowledge person shift".split(" ");

/** Lines that are no JSON, or no text at all. */
function suggestWhole({ raws }: SampleSet, reason: string): Suggestion | null {
  if (reason === "not valid UTF-8") {
    const fits = raws.filter((raw) => readsAs(raw, "gb18030")).length;
    if (!most(fits, raws.length)) return null;
    const rule = { kind: "decode", encoding: "gb18030" } as const;
    return { rule, cause: "encoding", values: { encoding: "GB18030 (GBK)" }, isUncertain: true };
  }
  const fits = raws.filter((raw) => /^\s*[[,]?\s*\{.*\}\s*[,\]]*\s*$/s.test(raw.toString("utf8"))).length;
  const isWrapped = raws.some((raw) => /^\s*\[|[,\]]\s*$/.test(raw.toString("utf8")));
  if (!isWrapped || !most(fits, raws.length)) return null;
  return { rule: { kind: "unwrap" }, cause: "list", values: {}, isUncertain: false };
}

function readsAs(raw: Buffer, encoding: string): boolean {
  try {
    return /[\u4e00-\u9fff]/.test(new TextDecoder(encoding, { fatal: true }).decode(raw));
  } catch {
    return false;
  }
}

/** The rule that would mend a fault, by what the lines with it have in common; null where no rule can. */
export function suggestRule(fault: SharedFault, samples: SampleSet): Suggestion | null {
  const { field, reason } = fault;
  if (reason === "not valid UTF-8" || reason === "not JSON") return suggestWhole(samples, reason);
  if (/^contains (NUL|half)/.test(reason)) {
    const values = { field: field ?? "" };
    return { rule: { kind: "clean" }, cause: "clean", values, isUncertain: false };
  }
  if (field === null) return null;
  if (reason === "is missing") return suggestMissing(samples, fault);
  if (reason === "unknown type") return suggestWords(samples, field, eventTypes);
  if (reason.startsWith("integer beyond 2^53")) return suggestLongNumbers(samples);
  if (/time|must be an integer or a time/.test(reason) && !/zone|not after|before started/.test(reason)) {
    return suggestTime(samples, field);
  }
  const words = wordList.exec(reason)?.[1]?.split(", ");
  if (words) return suggestWords(samples, field, words);
  if (reason.startsWith("must be a string")) return suggestText(samples, field, "numberId");
  if (reason.startsWith("not a decimal string")) return suggestText(samples, field, "numberAmount");
  if (reason === "not a decimal amount") {
    const fits = (value: string) => /\d/.test(value) && !/[eE]\d/.test(value);
    return suggestPlain(samples, field, { kind: "amount", field }, "amountForm", fits);
  }
  if (reason === "must be true or false") return suggestFlags(samples, field);
  if (reason === "must be a number") {
    const fits = (value: string) => /^\s*-?\d+(\.\d+)?\s*$/.test(value);
    return suggestPlain(samples, field, { kind: "number", field }, "numberText", fits);
  }
  if (reason === "must be from 0 to 1") {
    const fits = (value: string) => /^\d{1,3}(\.\d+)?$/.test(value) && Number(value) <= 100;
    return suggestPlain(samples, field, { kind: "percent", field }, "percent", fits);
  }
  if (reason === "must be a list") {
    return suggestPlain(samples, field, { kind: "list", field }, "single", (value) => value !== "");
  }
  if (reason === "not an ISO 4217 currency") return suggestCurrency(samples, field);
  if (reason === "kind does not fit the speaker") {
    return { rule: { kind: "drop", field }, cause: "drop", values: { field }, isUncertain: true };
  }
  return null;
}

const currencyNames: Readonly<Record<string, string>> = {
  ...{ RMB: "CNY", "¥": "CNY", "￥": "CNY", 元: "CNY", 人民币: "CNY", CNH: "CNY" },
  ...{ $: "USD", US$: "USD", "€": "EUR", "£": "GBP", HK$: "HKD", NT$: "TWD", NTD: "TWD" },
};

function suggestCurrency(samples: SampleSet, field: string): Suggestion | null {
  const found = [...new Set(listScalars(samples, field).map(({ value }) => value))].slice(0, 50);
  const pairs = found.flatMap((value) => {
    const upper = value.trim().toUpperCase();
    const code = currencyNames[upper] ?? (/^[A-Z]{3}$/.test(upper) && upper !== value ? upper : null);
    return code === null ? [] : [[value, code] as const];
  });
  if (pairs.length === 0) return null;
  const example = pairs.map(([value, code]) => `${value} → ${code}`).join(", ");
  return {
    rule: { kind: "map", field, values: Object.fromEntries(pairs) },
    cause: "words",
    values: { field, example },
    isUncertain: false,
  };
}
