/** Times measured inside one conversation, in ms (metrics.md, Exact rules 10; Escalation: friction). */
import {
  asksForHuman,
  isBotSpeech,
  isHandoff,
  isHumanSpeech,
  isQuestion,
  type TimelineItem,
} from "./timeline.ts";

type Durations = {
  botFirstResponseMs: number | null;
  humanWaitMs: number | null;
  handleTimeMs: number | null;
};

/** Bot first response, human wait and handle time; null where the thing did not happen. */
export function measureDurations(timeline: readonly TimelineItem[]): Durations {
  const human = timeline.filter(isHumanSpeech);
  return {
    botFirstResponseMs: measureGap(timeline, isQuestion, isBotSpeech),
    humanWaitMs: measureGap(timeline, isHandoff, isHumanSpeech),
    handleTimeMs: human.length === 0 ? null : human.at(-1)!.at - human[0]!.at,
  };
}

function measureGap(
  timeline: readonly TimelineItem[],
  from: (item: TimelineItem) => boolean,
  to: (item: TimelineItem) => boolean,
): number | null {
  const start = timeline.findIndex(from);
  if (start < 0) return null;
  const end = timeline.slice(start).find(to);
  return end ? end.at - timeline[start]!.at : null;
}

/** From the first ask for a person (in words, or a requested handoff) to the transfer: customer messages after the ask, and ms. */
export function measureFriction(
  timeline: readonly TimelineItem[],
  isTimeInferred: boolean,
): { frictionTurns: number | null; frictionMs: number | null } {
  const transfer = timeline.findIndex((item) => item.what === "handoff" && item.handoff.executed);
  const ask = timeline.findIndex((item) => item.what === "handoff" || asksForHuman(item.message));
  if (transfer < 0 || ask < 0 || ask > transfer) return { frictionTurns: null, frictionMs: null };
  const between = timeline.slice(ask + 1, transfer);
  return {
    frictionTurns: between.filter((item) => item.what === "message" && item.message.from === "customer")
      .length,
    frictionMs: isTimeInferred ? null : timeline[transfer]!.at - timeline[ask]!.at,
  };
}
