/** Passes over what changed in a span of time: [from, to), the next one beginning a little before the last one did. */
import { z } from "zod";
import { overlapMs, type PullAnswer, type PullContext } from "./connector.ts";

export const windowShape = {
  /** Changes from here on are wanted, epoch ms. */
  from: z.number(),
  /** The end of the span, by our clock when the pass began; null before it begins. */
  to: z.number().nullable(),
  /** When the pass began by the platform's clock, or by ours if that is earlier. */
  startedAt: z.number().nullable(),
};

export type TimeWindow = { from: number; to: number | null; startedAt: number | null };

export const beginWindow = (since: number): TimeWindow => ({ from: since, to: null, startedAt: null });

/** The end of the span: fixed when the pass begins, so that what changes meanwhile leaves it and waits for the next. */
export const getEnd = ({ to }: TimeWindow, { now }: PullContext): number => to ?? now;

/** The pass has begun with this answer, or goes on. */
export function keepWindow(
  window: TimeWindow,
  context: PullContext,
  answer: PullAnswer,
): Required<TimeWindow> {
  return { from: window.from, to: getEnd(window, context), startedAt: getStart(window, answer) };
}

/** When the pass began, this answer being its first if it had none. */
export const getStart = ({ startedAt }: TimeWindow, answer: PullAnswer): number => startedAt ?? answer.at;

/** The window of the next pass, and how far this one has brought everything. */
export function endWindow(window: TimeWindow, answer: PullAnswer): { next: TimeWindow; through: number } {
  const startedAt = getStart(window, answer);
  const from = Math.max(window.from, startedAt - overlapMs);
  return { next: { from, to: null, startedAt: null }, through: startedAt };
}

export const toSeconds = (ms: number): number => Math.floor(ms / 1000);
