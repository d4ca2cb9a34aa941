/** Whether the lines of a group are one problem, and the rules that would mend them. Pure: judged by counts and samples. */
import type { Fault } from "./check-line.ts";
import { mendLine } from "./mend-line.ts";
import type { MendRule } from "./mend-rule.ts";
import { readSamples, suggestRule, type SharedFault, type Suggestion } from "./suggest-rule.ts";

/**
 * Hardly any line of the type got past the fault: 95 %, not all, because a file that is wrong throughout still has a few
 * lines from elsewhere (a corrected day, a second export). Below 20 lines such a share is chance.
 */
export const columnShare = 0.95;
export const columnLines = 20;
const mostRules = 8;

export type GroupCounts = {
  lines: number;
  /** Lines of the same event type that the import has taken. */
  accepted: number;
};

export type Diagnosis = {
  /** A whole column (or nearly) is wrong: one problem, however many lines. */
  isColumn: boolean;
  /** Share of the type's lines, 0–1, that have this fault first. */
  share: number;
  suggestions: Suggestion[];
  /** Of the samples, how many would be taken with all suggestions applied. */
  mended: number;
  sampled: number;
  /** What most samples still lack where the suggestions do not mend them all. */
  left: SharedFault | null;
};

export type SampleCheck = (raw: Buffer, index: number) => Pick<Fault, "field" | "reason"> | null;

/** The fault most samples have, and which samples those are. */
function findCommonFault(raws: readonly Buffer[], check: SampleCheck) {
  const byFault = new Map<string, { field: string | null; reason: string; members: Buffer[] }>();
  let mended = 0;
  raws.forEach((raw, index) => {
    const fault = check(raw, index);
    if (!fault) {
      mended += 1;
      return;
    }
    const key = `${fault.field ?? ""}\u0000${fault.reason}`;
    const group = byFault.get(key) ?? { field: fault.field, reason: fault.reason, members: [] };
    group.members.push(raw);
    byFault.set(key, group);
  });
  const common = [...byFault.values()].toSorted((a, b) => b.members.length - a.members.length)[0];
  return { mended, common };
}

/**
 * Suggests rules one after the other, each for the fault that is left after the ones before it: a line tells only its first.
 * `zone` is the store's, for times that name none.
 */
export function diagnose(
  group: SharedFault,
  counts: GroupCounts,
  samples: { raws: readonly Buffer[]; zone: string | null },
  check: SampleCheck,
): Diagnosis {
  const whole = counts.lines + counts.accepted;
  const share = whole === 0 ? 0 : counts.lines / whole;
  const suggestions: Suggestion[] = [];
  const rules: MendRule[] = [];
  let raws = samples.raws;
  let { mended, common } = findCommonFault(raws, check);
  while (common && suggestions.length < mostRules) {
    const fault: SharedFault = { eventType: group.eventType, field: common.field, reason: common.reason };
    const suggestion = suggestRule(fault, readSamples(common.members, samples.zone));
    if (!suggestion || rules.some((rule) => isSame(rule, suggestion.rule))) break;
    const next = [...rules, suggestion.rule];
    const mendedRaws = samples.raws.map((raw) => mendLine(raw, next));
    const after = findCommonFault(mendedRaws, check);
    const isProgress =
      after.mended > mended ||
      !after.common ||
      after.common.field !== common.field ||
      after.common.reason !== common.reason ||
      after.common.members.length < common.members.length;
    // A constant nobody can guess (a store's key) is suggested to be filled in, though it mends nothing yet.
    if (!isProgress && !suggestion.isUncertain) break;
    suggestions.push(suggestion);
    if (!isProgress) break;
    rules.push(suggestion.rule);
    raws = mendedRaws;
    ({ mended, common } = after);
  }
  const left = common ? { eventType: group.eventType, field: common.field, reason: common.reason } : null;
  const isColumn = counts.lines >= columnLines && share >= columnShare;
  return { isColumn, share, suggestions, mended, sampled: raws.length, left };
}

function isSame(a: MendRule, b: MendRule): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
