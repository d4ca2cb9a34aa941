/** Single turns of a bot conversation, each with the marks a platform would record. */
import { getEntryId } from "../edits.ts";
import type { Topic } from "../topics.ts";
import type { Scene } from "../transcript.ts";
import { botSays, customerSays, pickLine, word } from "../transcript.ts";

const share = (low: number, high: number, scene: Scene) => Number(scene.random.between(low, high).toFixed(3));

export function greet(scene: Scene, chance: number): void {
  if (scene.random.chance(chance)) botSays(scene, pickLine(scene, "greetings"), { kind: "greeting" });
}

/** A first or further question on a topic. Platforms mark a customer's message as a question about two times in three. */
export function ask(scene: Scene, topic: Topic, opening: "openings" | "followUps" | null): void {
  const question = word(scene, scene.random.pick(scene.wording.topics[topic.id].questions));
  const lead =
    opening !== null && scene.random.chance(opening === "openings" ? 0.4 : 0.7)
      ? pickLine(scene, opening)
      : "";
  customerSays(scene, lead + question, {
    kind: scene.random.chance(0.65) ? "question" : undefined,
    intent: scene.random.chance(0.5) ? topic.id : undefined,
  });
}

export function askAgain(scene: Scene): void {
  customerSays(scene, word(scene, scene.random.pick(scene.wording.topics[scene.topic.id].again)), {
    kind: "question",
  });
}

/** A substantive answer with its entry. Now and then the platform leaves the kind out but says that it matched. */
export function answer(scene: Scene, topic: Topic, confidence: [number, number] = [0.68, 0.99]): string {
  const text = word(scene, scene.random.pick(scene.wording.topics[topic.id].answers));
  repeatAnswer(scene, topic, text, confidence);
  return text;
}

export function repeatAnswer(
  scene: Scene,
  topic: Topic,
  text: string,
  confidence: [number, number] = [0.6, 0.9],
): void {
  const suggests = (topic.id === "product-choice" || topic.id === "styling") && scene.random.chance(0.7);
  const roll = scene.random.next();
  botSays(scene, text, {
    kind: suggests ? "recommend" : roll < 0.85 ? "answer" : undefined,
    matched: roll < 0.93 ? true : undefined,
    entry: !suggests && (roll < 0.6 || roll >= 0.9) ? getEntryId(scene.store, topic.id) : undefined,
    confidence: scene.random.chance(0.85) ? share(...confidence, scene) : undefined,
    products: suggests ? listProducts(scene) : undefined,
    intent: scene.random.chance(0.6) ? topic.id : undefined,
  });
}

function listProducts(scene: Scene): string[] {
  const first = 1000 + scene.random.below(180);
  return [`p-${first}`, `p-${first + 7}`, `p-${first + 19}`].slice(0, 1 + scene.random.below(3));
}

export function miss(scene: Scene): void {
  const bare = scene.random.chance(0.15);
  botSays(scene, pickLine(scene, "fallbacks"), {
    kind: bare ? undefined : "fallback",
    matched: bare || scene.random.chance(0.7) ? false : undefined,
    confidence: scene.random.chance(0.7) ? share(0.04, 0.42, scene) : undefined,
  });
}

export function clarify(scene: Scene): void {
  botSays(scene, pickLine(scene, "clarifies"), { kind: "clarify", confidence: share(0.4, 0.65, scene) });
}

export function giveDetail(scene: Scene): void {
  customerSays(scene, pickLine(scene, "details"), { kind: "question" });
}

export function sayThanks(scene: Scene, chance: number): void {
  if (scene.random.chance(chance)) customerSays(scene, pickLine(scene, "thanks"), { kind: "closing" });
}

/** Sends the survey, if this store does; from the bot, or in an agent's name. */
export function invite(scene: Scene, from: "bot" | "agent"): void {
  const text = pickLine(scene, "surveys");
  if (from === "bot") botSays(scene, text, { kind: "survey" });
  else {
    scene.now += 1500 + scene.random.below(2000);
    scene.messages.push({ at: scene.now, from: "agent", text, sender: scene.agent.id, kind: "survey" });
  }
  scene.invited = true;
}
