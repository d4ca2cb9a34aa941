import type { Verdict } from "#app/effect/judge-edit.ts";

/** CSS colour of a verdict; whatever is neither help nor harm is neutral. */
export function getVerdictColour(verdict: Verdict): string {
  if (verdict === "helped") return "var(--good)";
  return verdict === "harmed" ? "var(--bad)" : "var(--muted)";
}
