/** Writes the conversation that a plan asks for. */
import type { Plan } from "../plan.ts";
import type { Scene } from "../transcript.ts";
import { writeBotOnly } from "./bot-only.ts";
import { writeHandoff, writeTakeover } from "./handoff.ts";
import { writeHumanOnly } from "./human.ts";
import { writeBlocked, writeEmpty, writeUnattended } from "./unengaged.ts";

export function writeScript(scene: Scene, plan: Plan): void {
  switch (plan.group) {
    case "empty":
      return writeEmpty(scene, plan.how);
    case "unattended":
      return writeUnattended(scene, plan.greeted);
    case "human_only":
      return writeHumanOnly(scene, plan.human);
    case "blocked":
      return writeBlocked(scene, plan);
    case "engaged":
      if (plan.ending === "takeover") return writeTakeover(scene, plan);
      return plan.reason === null ? writeBotOnly(scene, plan) : writeHandoff(scene, plan);
  }
}
