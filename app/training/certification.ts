/** Certification by effect: what a trainer's edits have brought decides the level, never how many there were. */

export const certifiedLevels = [1, 2, 3] as const;
export type CertifiedLevel = (typeof certifiedLevels)[number];
/** 0: what is known of the edits reaches no level. */
export type TrainerLevel = 0 | CertifiedLevel;

/** What a level asks for; all three have to hold, and those of the levels below. */
export type LevelRule = {
  level: CertifiedLevel;
  /** Edits whose effect can be told. */
  leastJudged: number;
  /** Resolutions added, by the low end of their 95 % interval. */
  leastAdded: number;
  /** Share (0–1) of the judged edits that were found to harm. */
  mostHarmed: number;
};

/** The rules as long as nobody has set others. */
export const commonRules: readonly LevelRule[] = [
  { level: 1, leastJudged: 2, leastAdded: 1, mostHarmed: 0.34 },
  { level: 2, leastJudged: 6, leastAdded: 50, mostHarmed: 0.2 },
  { level: 3, leastJudged: 15, leastAdded: 250, mostHarmed: 0.1 },
];

/** What is known of a trainer's edits. `low` is null where nothing can be told. */
export type Proof = { judged: number; low: number | null; harmed: number };

export type LevelCheck = {
  rule: LevelRule;
  hasJudged: boolean;
  hasAdded: boolean;
  hasFewHarmed: boolean;
  isMet: boolean;
};
export type Certification = {
  /** Null while no edit can be judged: that is not a low level but no answer. */
  level: TrainerLevel | null;
  /** Each level by what it asks for, the lowest first. */
  checks: LevelCheck[];
};

export function certify({ judged, low, harmed }: Proof, rules: readonly LevelRule[]): Certification {
  const checks = rules
    .toSorted((a, b) => a.level - b.level)
    .map((rule): LevelCheck => {
      const hasJudged = judged >= rule.leastJudged;
      const hasAdded = low !== null && low >= rule.leastAdded;
      const hasFewHarmed = judged > 0 && harmed <= rule.mostHarmed * judged;
      return { rule, hasJudged, hasAdded, hasFewHarmed, isMet: hasJudged && hasAdded && hasFewHarmed };
    });
  if (judged === 0 || low === null) return { level: null, checks };
  const firstMissed = checks.findIndex(({ isMet }) => !isMet);
  const reached = firstMissed === -1 ? checks.at(-1) : checks[firstMissed - 1];
  return { level: reached?.rule.level ?? 0, checks };
}

export type RuleField = "judged" | "added" | "harmed";
export type RuleFault = { level: CertifiedLevel; field: RuleField; why: "range" | "order" };

/** The first thing wrong with rules: a number out of range, or a level that asks for less than the one below it. */
export function findRuleFault(rules: readonly LevelRule[]): RuleFault | null {
  const sorted = rules.toSorted((a, b) => a.level - b.level);
  for (const [index, { level, leastJudged, leastAdded, mostHarmed }] of sorted.entries()) {
    const isCount = (value: number) => Number.isInteger(value) && value >= 1 && value <= 1_000_000;
    if (!isCount(leastJudged)) return { level, field: "judged", why: "range" };
    if (!isCount(leastAdded)) return { level, field: "added", why: "range" };
    if (!(mostHarmed >= 0 && mostHarmed <= 1)) return { level, field: "harmed", why: "range" };
    const below = sorted[index - 1];
    if (!below) continue;
    if (leastJudged < below.leastJudged) return { level, field: "judged", why: "order" };
    if (leastAdded < below.leastAdded) return { level, field: "added", why: "order" };
    if (mostHarmed > below.mostHarmed) return { level, field: "harmed", why: "order" };
  }
  return null;
}
