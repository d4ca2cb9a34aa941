/** Conversations that ask for a person: what leads to it, the transfer, and whether anybody comes. */
import type { HandoffRequester } from "#app/events/vocabulary.ts";
import type { EngagedPlan, EscalationReason } from "../plan.ts";
import type { Scene } from "../transcript.ts";
import { addHandoff, agentSays, botSays, customerSays, pickLine, systemSays } from "../transcript.ts";
import { writeHumanPart } from "./human.ts";
import { answer, ask, askAgain, greet, invite, miss, repeatAnswer } from "./turns.ts";

export function writeHandoff(scene: Scene, plan: EngagedPlan): void {
  const reason = plan.reason!;
  greet(scene, 0.75);
  const requestedBy = writeLead(scene, reason);
  transfer(scene, plan, requestedBy);
  if (plan.human === "never") writeLost(scene, plan);
  else writeHumanPart(scene, plan.human, plan.ending === "handoff_rejected" ? "refused" : "solved");
}

/** Says what makes a person necessary; returns who asks for the transfer. */
function writeLead(scene: Scene, reason: EscalationReason): HandoffRequester {
  const { topic, random } = scene;
  const askForHuman = () =>
    customerSays(scene, pickLine(scene, "askHuman"), { kind: random.chance(0.7) ? "question" : undefined });

  if (reason === "asked_for_human") {
    askForHuman();
    return "customer";
  }
  ask(scene, topic, "openings");
  switch (reason) {
    case "anger":
      answer(scene, topic, [0.5, 0.8]);
      customerSays(scene, pickLine(scene, "angry"), { kind: "question" });
      return random.pick(["customer", "rule"]);
    case "distrust":
      answer(scene, topic);
      customerSays(scene, pickLine(scene, "distrust"), { kind: "question" });
      return "customer";
    case "low_confidence":
      return "bot";
    case "repeated_answer": {
      const text = answer(scene, topic);
      askAgain(scene);
      repeatAnswer(scene, topic, text);
      askForHuman();
      return "customer";
    }
    case "misunderstood":
      answer(scene, random.pick(scene.otherTopics), [0.5, 0.8]);
      askAgain(scene);
      answer(scene, random.pick(scene.otherTopics), [0.5, 0.8]);
      askForHuman();
      return "customer";
    case "needs_action":
    case "needs_lookup":
      answer(scene, topic);
      customerSays(scene, pickLine(scene, "details"), { kind: "question" });
      return "bot";
    case "tool_failure":
      botSays(scene, pickLine(scene, "toolFailures"), { kind: "other" });
      return "bot";
    case "policy_route":
      return "rule";
    case "limit":
      answer(scene, topic);
      ask(scene, random.pick(scene.otherTopics), "followUps");
      return "rule";
    default:
      miss(scene);
      if (random.chance(0.4)) {
        askAgain(scene);
        miss(scene);
      }
      askForHuman();
      return "customer";
  }
}

function getNotice(scene: Scene, reason: EscalationReason): string {
  if (reason === "policy_route") return pickLine(scene, "policyNotices");
  return pickLine(scene, reason === "limit" ? "limitNotices" : "transfers");
}

/** The ledger's entries. A customer's request is recorded as it is made, a bot's or a rule's with the notice. */
function transfer(scene: Scene, plan: EngagedPlan, requestedBy: HandoffRequester): void {
  const { random } = scene;
  const reason = plan.tellsReason ? plan.reason! : undefined;
  const to = random.chance(0.5) ? scene.agent.team : undefined;
  if (plan.transfer !== "executed") {
    addHandoff(scene, { requestedBy, executed: false, reason });
    const line = plan.reason === "out_of_hours" ? "closedNotices" : "noHumans";
    botSays(scene, pickLine(scene, line), { kind: "other" });
    if (plan.transfer === "unheard" && !random.chance(0.4)) return;
    customerSays(scene, pickLine(scene, "askHumanAgain"), { kind: "question" });
    if (plan.transfer === "unheard") {
      addHandoff(scene, { requestedBy: "customer", executed: false, reason });
      botSays(scene, pickLine(scene, "noHumans"), { kind: "other" });
      return;
    }
    requestedBy = "customer";
  }
  if (requestedBy === "customer") {
    addHandoff(scene, { requestedBy, executed: true, reason, to });
    botSays(scene, getNotice(scene, plan.reason!), { kind: "transfer" });
  } else {
    botSays(scene, getNotice(scene, plan.reason!), { kind: "transfer" });
    addHandoff(scene, { requestedBy, executed: true, reason, to });
  }
}

function writeLost(scene: Scene, plan: EngagedPlan): void {
  const { random } = scene;
  if (plan.reason === "out_of_hours" && random.chance(0.5))
    systemSays(scene, pickLine(scene, "closedNotices"));
  const waits = random.below(3);
  for (let turn = 0; turn < waits; turn += 1) {
    customerSays(scene, pickLine(scene, "waiting"), { kind: "question" });
  }
  if (random.chance(0.2)) customerSays(scene, pickLine(scene, "givesUp"), { kind: "closing" });
  // The survey goes out in an agent's name although nobody came; a survey is no reply.
  if (random.chance(0.08)) invite(scene, "agent");
  else if (random.chance(scene.store.invites * 0.4)) invite(scene, "bot");
}

/** An agent steps in unasked; with `transfer` the chat goes on to a colleague afterwards. */
export function writeTakeover(scene: Scene, plan: EngagedPlan): void {
  const { random, topic } = scene;
  greet(scene, 0.75);
  ask(scene, topic, "openings");
  if (random.chance(0.5)) miss(scene);
  else answer(scene, random.pick(scene.otherTopics), [0.45, 0.75]);
  if (random.chance(0.5)) {
    askAgain(scene);
    miss(scene);
  }
  scene.memory.set("agent", scene.agent.name);
  agentSays(scene, pickLine(scene, "stepIns"));
  if (plan.transfer === "executed") {
    addHandoff(scene, { requestedBy: "agent", executed: true, to: "after-sales" });
  }
  writeHumanPart(scene, "continued", "solved");
}
