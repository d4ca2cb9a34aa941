/** What somebody wrote for a gap, as a form sends it. Pure. */
import type { AskedEntry } from "./match.ts";

/** Everything a draft says; `entry` is what it becomes, or rewrites. */
export type DraftText = AskedEntry & { answer: string; topic: string | null; variants: string[] };

export const draftFields = ["entry", "question", "variants", "answer", "topic"] as const;
/** Which field cannot be taken, and why; the texts are `draft.fault.<reason>`. */
export type DraftFault = {
  field: (typeof draftFields)[number];
  reason: "missing" | "too_long" | "too_many" | "not_an_id";
};

export const draftLimits = {
  entry: 200,
  question: 500,
  variant: 500,
  variants: 50,
  answer: 10_000,
  topic: 200,
};

/** `variants` one a line; blank ones and repeated ones go. Answers the draft, or the first field that cannot be taken. */
export function checkDraft(
  told: Record<(typeof draftFields)[number], string>,
): { draft: DraftText; fault: null } | { draft: null; fault: DraftFault } {
  const entry = clean(told.entry);
  const question = clean(told.question).replaceAll("\n", " ");
  const variants = [...new Set(clean(told.variants).split("\n").map(clean))].filter(
    (variant) => variant !== "" && variant !== question,
  );
  const answer = clean(told.answer);
  const topic = clean(told.topic);
  const fault = (field: DraftFault["field"], reason: DraftFault["reason"]) => ({
    draft: null,
    fault: { field, reason },
  });
  if (entry === "") return fault("entry", "missing");
  if (/[\s\p{C}]/u.test(entry)) return fault("entry", "not_an_id");
  if (entry.length > draftLimits.entry) return fault("entry", "too_long");
  if (question === "") return fault("question", "missing");
  if (question.length > draftLimits.question) return fault("question", "too_long");
  if (variants.length > draftLimits.variants) return fault("variants", "too_many");
  if (variants.some(({ length }) => length > draftLimits.variant)) return fault("variants", "too_long");
  if (answer === "") return fault("answer", "missing");
  if (answer.length > draftLimits.answer) return fault("answer", "too_long");
  if (topic.length > draftLimits.topic) return fault("topic", "too_long");
  return { draft: { entry, question, variants, answer, topic: topic === "" ? null : topic }, fault: null };
}

/** One kind of line end, no NUL, no blanks around. */
function clean(text: string): string {
  return text.replace(/\r\n?/g, "\n").replaceAll("\0", "").trim();
}
