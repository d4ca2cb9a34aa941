/** What the page of a gap is asked to do; the rules, the scope and the audit are app/knowledge's. */
import type { AppLoadContext } from "@remix-run/node";
import { readText } from "#app/access/form-fields.ts";
import type { FormFault, GapAnswer, GapIntent } from "#app/components/gaps/gap-answer.ts";
import { checkDraft, type DraftText } from "#app/knowledge/check-draft.ts";
import {
  claimGap,
  dismissGap,
  releaseGap,
  restoreGap,
  saveDraft,
  type GapChanged,
} from "#app/knowledge/change-gap.server.ts";
import { publishDraft } from "#app/knowledge/publish-draft.server.ts";
import { longestWorkMinutes } from "#app/knowledge/work-minutes.ts";

const simple = { claim: claimGap, release: releaseGap, dismiss: dismissGap, restore: restoreGap };

/** Publishing saves what stands in the form first: what goes live is what was seen. */
export async function changeGap(
  context: AppLoadContext,
  gapId: number,
  intent: GapIntent,
  form: FormData,
): Promise<GapAnswer> {
  const answer = ({ refusal }: GapChanged): GapAnswer => ({ intent, refusal, fault: null });
  if (intent === "claim" || intent === "release" || intent === "dismiss" || intent === "restore") {
    return answer(await simple[intent](context, gapId));
  }
  const { told, fault } = readDraftForm(form);
  if (fault) return { intent, refusal: null, fault };
  const saved = await saveDraft(context, gapId, told.draft);
  if (intent !== "publish" || saved.refusal !== null) return answer(saved);
  return answer(await publishDraft(context, gapId, { minutes: told.minutes }));
}

type Told = { draft: DraftText; minutes: number | null };

function readDraftForm(form: FormData): { told: Told; fault: null } | { told: null; fault: FormFault } {
  const read = (name: string) => readText(form, name);
  const { draft, fault } = checkDraft({
    ...{ entry: read("entry"), question: read("question"), variants: read("variants") },
    ...{ answer: read("answer"), topic: read("topic") },
  });
  if (fault) return { told: null, fault };
  const minutes = read("minutes").trim();
  const count = minutes === "" ? null : Number(minutes);
  if (count !== null && !(Number.isInteger(count) && count >= 1 && count <= longestWorkMinutes)) {
    return { told: null, fault: { field: "minutes", reason: "not_minutes" } };
  }
  return { told: { draft, minutes: count }, fault: null };
}
