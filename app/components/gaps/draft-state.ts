import { useState } from "react";
import type { GapPage } from "#app/reports/gap-page.server.ts";

/** As the form shows it: variants one a line, no topic as "". */
export type DraftFields = {
  entry: string;
  question: string;
  variants: string;
  answer: string;
  topic: string;
};

export type DraftState = {
  text: DraftFields;
  change: (patch: Partial<DraftFields>) => void;
  addVariant: (text: string) => void;
  addAnswer: (text: string) => void;
};

/** What is being written, from the saved draft or what the gap suggests; what is saved is masked, and comes back so. */
export function useDraft(page: GapPage): DraftState {
  const savedAt = page.draft?.updatedAt ?? null;
  const [state, setState] = useState(() => ({ savedAt, text: readFields(page) }));
  // Only when something new is saved: what is typed meanwhile stays.
  if (state.savedAt !== savedAt) setState({ savedAt, text: readFields(page) });
  const edit = (read: (text: DraftFields) => Partial<DraftFields>) =>
    setState((before) => ({ ...before, text: { ...before.text, ...read(before.text) } }));
  return {
    text: state.text,
    change: (patch) => edit(() => patch),
    addVariant: (line) => edit(({ variants }) => ({ variants: addLine(variants, line) })),
    addAnswer: (line) => edit(({ answer }) => ({ answer: addLine(answer, line) })),
  };
}

function readFields({ draft, gap, topics }: GapPage): DraftFields {
  if (!draft) {
    const question = (gap.title ?? "").replaceAll("\n", " ");
    return { entry: `gap-${gap.gapId}`, question, variants: "", answer: "", topic: topics[0] ?? "" };
  }
  const { entry, question, variants, answer, topic } = draft;
  return { entry, question, variants: variants.join("\n"), answer, topic: topic ?? "" };
}

/** At the end, unless it stands there already. */
function addLine(text: string, line: string): string {
  const lines = text.split("\n").filter((one) => one.trim() !== "");
  const added = line.replace(/\s+/g, " ").trim();
  return lines.includes(added) ? text : [...lines, added].join("\n");
}
