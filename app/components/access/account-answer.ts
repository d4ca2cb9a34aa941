import type { Fault } from "./use-fault-words.ts";

export const accountIntents = [
  "name",
  "password",
  "factor-start",
  "factor-confirm",
  "factor-stop",
  "factor-renew",
  "session-end",
  "sessions-end-others",
] as const;
export type AccountIntent = (typeof accountIntents)[number];

/** What came of a form of the account page. */
export type AccountAnswer = {
  intent: AccountIntent;
  fault: Fault | null;
  /** The field that is wrong. */
  field: string | null;
  /** Tried too often: the seconds to wait. */
  wait: number | null;
  /** New recovery codes, shown once. */
  codes: string[] | null;
};
