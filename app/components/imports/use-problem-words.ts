import { useText } from "#app/i18n/use-text.tsx";
import type { MessageKey } from "#app/i18n/messages/en.ts";

/** The reasons lines are set aside for, as the gate words them, with their names in the catalogues. */
const problems: Readonly<Record<string, MessageKey>> = {
  "not JSON": "imports.problem.notjson",
  "not a JSON object": "imports.problem.notobject",
  "is missing": "imports.problem.missing",
  "is empty": "imports.problem.empty",
  "unknown type": "imports.problem.type",
  "must be a string": "imports.problem.string",
  "must be a string: numbers above 2^53 lose digits": "imports.problem.longnumber",
  "must be a number": "imports.problem.number",
  "must be a list": "imports.problem.list",
  "must be true or false": "imports.problem.flag",
  "must be from 0 to 1": "imports.problem.share",
  "not a time: expected ISO 8601 with an offset, or epoch milliseconds": "imports.problem.nottime",
  "impossible time: before 2005 (epoch values must be milliseconds)": "imports.problem.old",
  "impossible time: more than a day in the future": "imports.problem.future",
  "impossible time: no such date": "imports.problem.nodate",
  "impossible time": "imports.problem.time",
  "impossible time: before started_at": "imports.problem.reversed",
  "not an ISO 4217 currency": "imports.problem.currency",
  "not an IANA time zone": "imports.problem.zone",
  "not a decimal amount": "imports.problem.amount",
  "not a decimal string: send amounts as text": "imports.problem.amounttext",
  "contains NUL (U+0000)": "imports.problem.nul",
  "not valid UTF-8": "imports.problem.utf8",
  "over 1 MiB": "imports.problem.long",
  "flag is neither 0 nor 1": "imports.problem.flag01",
};

/** `wordsOf(reason)`: a reason in the active language; one that is not known stays as it was written. */
export function useProblemWords(): (reason: string) => string {
  const t = useText();
  return (reason) => {
    const key = problems[reason];
    return key ? t(key) : reason;
  };
}
