/** Conversations the bot had no part in, or that asked nothing. */
import type { Plan } from "../plan.ts";
import type { Scene } from "../transcript.ts";
import { addHandoff, botSays, customerSays, pickLine, systemSays } from "../transcript.ts";
import { writeHumanPart } from "./human.ts";
import { ask, greet } from "./turns.ts";

export function writeBlocked(scene: Scene, plan: Plan & { group: "blocked" }): void {
  greet(scene, 0.15);
  ask(scene, scene.topic, "openings");
  if (plan.flag === "limit" && scene.random.chance(0.5)) systemSays(scene, pickLine(scene, "limitNotices"));
  if (plan.transfer === "executed")
    addHandoff(scene, { requestedBy: "rule", executed: true, reason: "bot_off" });
  if (plan.human !== "never") writeHumanPart(scene, plan.human, "solved");
  else if (scene.random.chance(0.5)) customerSays(scene, pickLine(scene, "waiting"), { kind: "question" });
}

export function writeUnattended(scene: Scene, greeted: boolean): void {
  if (greeted) greet(scene, 1);
  ask(scene, scene.topic, "openings");
  if (scene.random.chance(0.4)) customerSays(scene, pickLine(scene, "waiting"), { kind: "question" });
}

/** Nothing is asked: the window opens and closes, a reminder finds no echo, a thank-you comes late. */
export function writeEmpty(scene: Scene, how: "greeting" | "nudge" | "thanks"): void {
  if (how === "thanks") {
    customerSays(scene, pickLine(scene, "thanks"), { kind: "closing" });
    return;
  }
  greet(scene, 1);
  if (how === "nudge") {
    botSays(scene, pickLine(scene, "nudges"), {
      kind: "recommend",
      products: [`p-${1000 + scene.random.below(200)}`],
    });
  }
}
