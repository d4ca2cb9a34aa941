import type { ChangeRefusal } from "#app/knowledge/change-gap.server.ts";
import type { DraftFault } from "#app/knowledge/check-draft.ts";

export const gapIntents = ["claim", "release", "dismiss", "restore", "draft", "test", "publish"] as const;
export type GapIntent = (typeof gapIntents)[number];

/** A field of the form that cannot be taken, and why. */
export type FormFault = DraftFault | { field: "minutes"; reason: "not_minutes" };

/** What came of something that was done to a gap. */
export type GapAnswer = { intent: GapIntent; refusal: ChangeRefusal | null; fault: FormFault | null };
