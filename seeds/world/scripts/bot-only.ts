/** Conversations that only the bot answered, written so that they end as planned. */
import type { EngagedPlan } from "../plan.ts";
import type { Scene } from "../transcript.ts";
import { agentSays, botSays, customerSays, pickLine } from "../transcript.ts";
import { answer, ask, askAgain, clarify, giveDetail, greet, invite, miss, sayThanks } from "./turns.ts";

export function writeBotOnly(scene: Scene, plan: EngagedPlan): void {
  greet(scene, 0.75);
  if (plan.ending === "unanswered") writeUnanswered(scene);
  else if (plan.ending === "rejected") writeRejected(scene, plan);
  else {
    writeSettled(scene);
    if (plan.verdict === "words") customerSays(scene, pickLine(scene, "affirms"), { kind: "affirm" });
    else sayThanks(scene, 0.35);
  }
  // A colleague's note is no reply: the conversation stays the bot's.
  if (scene.random.chance(0.012)) agentSays(scene, pickLine(scene, "notes"), { kind: "note" });
  if (scene.random.chance(scene.store.invites)) invite(scene, "bot");
}

/** The last question is answered, at once or by a detour. */
function writeSettled(scene: Scene): void {
  const { random, topic } = scene;
  ask(scene, topic, "openings");
  const course = random.next();
  if (course < 0.17) {
    clarify(scene);
    giveDetail(scene);
  } else if (course < 0.3) {
    miss(scene);
    askAgain(scene);
  } else if (course < 0.34) {
    // Called unsolved, asked again, answered: the verdict before the last answer no longer counts.
    answer(scene, random.pick(scene.otherTopics));
    customerSays(scene, pickLine(scene, "denies"), { kind: "deny" });
    askAgain(scene);
  }
  answer(scene, topic);
  if (random.chance(0.24)) {
    const second = random.pick(scene.otherTopics);
    ask(scene, second, "followUps");
    answer(scene, second);
  }
}

function writeUnanswered(scene: Scene): void {
  const { random, topic } = scene;
  if (random.chance(0.22)) {
    const first = random.pick(scene.otherTopics);
    ask(scene, first, "openings");
    answer(scene, first);
    ask(scene, topic, "followUps");
  } else ask(scene, topic, "openings");

  const course = random.next();
  if (course < 0.12) clarify(scene);
  else if (course < 0.2) botSays(scene, pickLine(scene, "toolFailures"), { kind: "other" });
  else {
    miss(scene);
    if (random.chance(0.45)) {
      askAgain(scene);
      miss(scene);
    }
  }
  if (random.chance(0.2)) customerSays(scene, pickLine(scene, "givesUp"), { kind: "closing" });
}

function writeRejected(scene: Scene, plan: EngagedPlan): void {
  const { random, topic } = scene;
  if (plan.verdict === "stars_against_words") {
    writeSettled(scene);
    customerSays(scene, pickLine(scene, "affirms"), { kind: "affirm" });
    return;
  }
  ask(scene, topic, "openings");
  if (plan.verdict === "words" || random.chance(0.6)) {
    answer(scene, random.pick(scene.otherTopics), [0.45, 0.8]);
    if (random.chance(0.4)) {
      askAgain(scene);
      answer(scene, topic, [0.45, 0.75]);
    }
  } else {
    miss(scene);
    askAgain(scene);
    miss(scene);
  }
  if (plan.verdict === "words") customerSays(scene, pickLine(scene, "denies"), { kind: "deny" });
}
