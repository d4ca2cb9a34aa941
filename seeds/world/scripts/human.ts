/** What people say: the wait, the greeting, the exchange, the goodbye. */
import { minuteMs } from "../calendar.ts";
import type { Scene } from "../transcript.ts";
import { agentSays, customerSays, pickLine, systemSays, word } from "../transcript.ts";
import { ask, greet, invite, sayThanks } from "./turns.ts";

/** Waits are log-normal: median 38 s on a calm day, longer with the crowd, at most 12 minutes. */
function drawWait(scene: Scene): number {
  const median = 36_000 * (1 + 0.7 * (scene.crowd - 1));
  return Math.round(Math.min(12 * minuteMs, 4000 + scene.random.logNormal(median, 0.95)));
}

/** The first reply of a person and everything after it. `continued`: the same person has spoken already. */
export function writeHumanPart(
  scene: Scene,
  start: "now" | "later" | "continued",
  result: "solved" | "refused",
): void {
  const { random } = scene;
  scene.memory.set("agent", scene.agent.name);
  if (start === "now") {
    const speaks = scene.now + drawWait(scene);
    if (random.chance(0.5)) systemSays(scene, pickLine(scene, "joins"));
    say(scene, pickLine(scene, "agentOpenings"), Math.max(speaks, scene.now + 1000));
  } else if (start === "later") {
    const opening = scene.nextOpening(scene.now);
    const wait = Math.min(60 * minuteMs, minuteMs + random.logNormal(9 * minuteMs, 0.8));
    say(scene, pickLine(scene, "agentLate"), opening + Math.round(wait));
  }
  const first = random.below(scene.wording.talk.exchanges.length);
  for (let turn = random.below(3); turn > 0; turn -= 1) exchange(scene, first + turn);
  agentSays(scene, solve(scene, result));
  sayThanks(scene, result === "solved" ? 0.6 : 0.1);
  if (random.chance(0.55)) agentSays(scene, pickLine(scene, "agentClosings"));
  if (random.chance(Math.min(0.9, scene.store.invites * 1.4)))
    invite(scene, random.chance(0.15) ? "agent" : "bot");
}

function say(scene: Scene, text: string, at: number): void {
  scene.now = at;
  scene.messages.push({ at, from: "agent", text, sender: scene.agent.id });
}

function exchange(scene: Scene, index: number): void {
  const { exchanges } = scene.wording.talk;
  const [probe, reply] = exchanges[index % exchanges.length]!.split("|");
  agentSays(scene, word(scene, probe!));
  customerSays(scene, word(scene, reply!), { kind: scene.random.chance(0.5) ? "question" : undefined });
}

function solve(scene: Scene, result: "solved" | "refused"): string {
  if (result === "refused" && scene.random.chance(0.7)) return pickLine(scene, "agentRefusals");
  return word(scene, scene.random.pick(scene.wording.topics[scene.topic.id].agent));
}

/** A line that people serve alone; some of them still let the bot say hello. */
export function writeHumanOnly(scene: Scene, human: "now" | "later"): void {
  greet(scene, 0.2);
  ask(scene, scene.topic, "openings");
  if (human === "later") scene.now += 1000;
  writeHumanPart(scene, human, "solved");
}
