/** The words of rules, apart from their validation: a page needs them, and not the validator. */

/** How a time is written that is not yet ISO 8601 with an offset or epoch milliseconds. */
export const timeForms = ["local", "seconds", "ms", "us", "ns", "ymd", "dmy", "mdy", "ydm"] as const;
export type TimeForm = (typeof timeForms)[number];

export const epochForms: readonly TimeForm[] = ["seconds", "ms", "us", "ns"];

export const encodings = ["gb18030", "big5", "windows-1252"] as const;

export const ruleKinds = [
  "rename",
  "set",
  "time",
  "map",
  "text",
  "number",
  "amount",
  "percent",
  "list",
  "drop",
  "decode",
  "unwrap",
  "clean",
] as const;
export type RuleKind = (typeof ruleKinds)[number];
