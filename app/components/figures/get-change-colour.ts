import type { GoodDirection } from "#app/metrics/registry.ts";

/** The colour of a rise or fall: by whether it is good, or as markets do where red is up. */
export function getChangeColour(isUp: boolean, good: GoodDirection, rising: "meaning" | "red"): string {
  if (rising === "red") return isUp ? "text-rise" : "text-fall";
  if (good === "neutral") return "text-muted";
  return isUp === (good === "up") ? "text-good" : "text-bad";
}
