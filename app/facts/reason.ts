/** Why a conversation was escalated: two levels, and who says so. */
export const reasonGroups = {
  customer: ["asked_for_human", "anger", "distrust"],
  knowledge: ["no_answer", "low_confidence", "repeated_answer", "misunderstood"],
  capability: ["needs_action", "needs_lookup", "tool_failure"],
  policy: ["policy_route"],
  operations: ["bot_off", "limit", "out_of_hours"],
  unclassified: ["unclassified"],
} as const;

export type ReasonGroup = keyof typeof reasonGroups;
export type Reason = (typeof reasonGroups)[ReasonGroup][number];
export type ReasonSource = "platform" | "rule" | "unclassified";

export const reasons = Object.values(reasonGroups).flat() as readonly Reason[];

/** The group a reason belongs to. */
export function getReasonGroup(reason: Reason): ReasonGroup {
  for (const [group, members] of Object.entries(reasonGroups)) {
    if ((members as readonly string[]).includes(reason)) return group as ReasonGroup;
  }
  throw new Error(`no group for reason ${reason}`);
}
