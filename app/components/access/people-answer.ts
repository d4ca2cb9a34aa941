import type { Fault } from "./use-fault-words.ts";

export const peopleIntents = ["invite", "save", "disable", "enable", "sessions", "factor", "link"] as const;
export type PeopleIntent = (typeof peopleIntents)[number];

/** A link that was made: mailed, or to be passed on by hand. */
export type SentLink = { email: string; kind: "invitation" | "reset" } & (
  { by: "mail" } | { by: "hand"; url: string; hasFailed: boolean }
);

/** What came of a form of the People page. */
export type PeopleAnswer = {
  intent: PeopleIntent;
  fault: Fault | "last" | null;
  sent: SentLink | null;
};
