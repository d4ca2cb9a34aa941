/** The fixed words of gaps. */
export const gapStates = [
  "new",
  "claimed",
  "drafted",
  "published",
  "watching",
  "closed",
  "reopened",
  "not a knowledge problem",
] as const;
export type GapState = (typeof gapStates)[number];

export const gapKinds = ["missing", "wrong", "outdated", "not found", "not a knowledge problem"] as const;
export type GapKind = (typeof gapKinds)[number];

/** Why a question is in a gap, the first that holds. */
export const gapReasons = ["missed", "ineffective", "escalated"] as const;
export type GapReason = (typeof gapReasons)[number];

/** A gap is founded by so many conversations that ask alike; until then their questions are candidates. */
export const enoughToFound = 3;
