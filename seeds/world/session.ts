/** When a platform says a conversation began and ended, which need not be when it was first and last spoken in. */
import type { WireConversation } from "./wire-event.ts";
import { minuteMs } from "./calendar.ts";
import type { Scene } from "./transcript.ts";

export type Session = {
  startedAt: number | null;
  endedAt: number | null;
  endedBy: WireConversation["ended_by"];
};

export type SessionStart = "recorded" | "late" | "absent";

/** Closes a written conversation. No end lies past the scene's deadline. */
export function closeSession(
  scene: Scene,
  start: SessionStart,
  arrivedAt: number,
  hasHuman: boolean,
): Session {
  const { random, messages } = scene;
  const last = messages[messages.length - 1]!;
  const isLate = start === "late" && last.at - arrivedAt > 5000;
  const startedAt = start === "absent" ? null : isLate ? arrivedAt + 900 + random.below(2000) : arrivedAt;
  const roll = random.next();
  if (roll < 0.05) return { startedAt, endedAt: null, endedBy: undefined };
  const timerAt = last.at + random.pick([10, 30, 30]) * minuteMs;
  if (roll < (hasHuman ? 0.3 : 0.5) && timerAt <= scene.deadline) {
    return { startedAt, endedAt: timerAt, endedBy: "timer" };
  }
  const endedBy = hasHuman && roll < 0.8 ? "agent" : roll < 0.93 ? "customer" : roll < 0.98 ? "bot" : "rule";
  // The survey may go out once the conversation is closed.
  const isAfterClose = last.kind === "survey" && messages.length > 1 && random.chance(0.4);
  return { startedAt, endedAt: isAfterClose ? last.at - 40 : last.at, endedBy };
}

/** Earliest and latest moment of a conversation by the metric dictionary's rule: its marks and its messages. */
export function getSpan(scene: Scene, session: Session): { start: number; end: number } {
  const first = scene.messages[0]!.at;
  const last = scene.messages[scene.messages.length - 1]!.at;
  return { start: Math.min(first, session.startedAt ?? first), end: Math.max(last, session.endedAt ?? last) };
}
