import { findEach, type Finding } from "./finding.ts";

const local = "[A-Za-z0-9À-ɏ][A-Za-z0-9À-ɏ._%+\\-]{0,63}";
const domain =
  "(?:[A-Za-z0-9À-ɏ](?:[A-Za-z0-9À-ɏ-]{0,61}[A-Za-z0-9À-ɏ])?\\.){1,4}(?:[a-z]{2,12}|[A-Z]{2,12})";
/** Providers whose name is enough to see an address in what is written with blanks. */
const providers =
  "(?:qq|163|126|139|189|gmail|hotmail|outlook|yahoo|icloud|sina|foxmail|live|msn|aol|gmx|web|proton)\\.[a-z]{2,4}";
const written = new RegExp(
  `(?<![A-Za-z0-9À-ɏ._%+@-])(${local})(?:@(${domain})(?![A-Za-z0-9@])|\\s{0,2}@\\s{0,2}(${providers})(?![A-Za-z0-9]))`,
  "g",
);

/** E-mail addresses. A handle is none: nothing stands before its @. */
export function findEmails(text: string): Finding[] {
  return findEach(written, text, (match) => ({
    kind: "email",
    start: match.index,
    end: match.index + match[0].length,
    value: `${match[1]}@${match[2] ?? match[3]}`.toLowerCase(),
  }));
}
