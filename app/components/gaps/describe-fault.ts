import type { Translate } from "#app/i18n/translate.ts";
import { draftLimits } from "#app/knowledge/check-draft.ts";
import { longestWorkMinutes } from "#app/knowledge/work-minutes.ts";
import type { FormFault } from "./gap-answer.ts";

/** Which field cannot be taken and why, in a sentence. */
export function describeFault(t: Translate, { field, reason }: FormFault): string {
  return t(`draft.fault.${reason}`, {
    field: t(`draft.field.${field}`),
    limit: getLimit({ field, reason } as FormFault),
  });
}

function getLimit({ field, reason }: FormFault): number {
  if (field === "minutes") return longestWorkMinutes;
  if (field === "variants") return reason === "too_many" ? draftLimits.variants : draftLimits.variant;
  return draftLimits[field];
}
