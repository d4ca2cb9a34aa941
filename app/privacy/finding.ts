/** What the detectors look for and how they report it. */

/** In the order in which the detectors claim text: what an earlier one found, a later one leaves alone. */
export const personalKinds = ["email", "id-card", "bank-card", "phone", "address", "name"] as const;
export type PersonalKind = (typeof personalKinds)[number];

/** A stretch of text (UTF-16 offsets) and the value it tells, written one way however it was spelt. */
export type Finding = { kind: PersonalKind; start: number; end: number; value: string };

/**
 * What `read` makes of the matches of a global pattern. Where it makes nothing of one, the search goes on one character
 * after its beginning, so that a number is not lost to digits before it.
 */
export function findEach(
  pattern: RegExp,
  text: string,
  read: (match: RegExpExecArray) => Finding | null,
): Finding[] {
  const findings: Finding[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const finding = read(match);
    if (finding) findings.push(finding);
    pattern.lastIndex = finding ? Math.max(finding.end, match.index + 1) : match.index + 1;
  }
  return findings;
}

export function keepDigits(text: string): string {
  return text.replace(/\D+/g, "");
}

/** Looks a text in plain characters through: full-width digits and signs are ASCII there, invisible characters are gone. */
export type Detector = (text: string) => Finding[];
