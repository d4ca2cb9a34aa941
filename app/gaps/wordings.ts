import { segment } from "./segment.ts";
import type { Wording } from "./space.ts";

/** One question a customer asked; `id` is the message's. */
export type Question = { id: string; text: string };

/** A wording with the questions that came in it, ascending by id. */
export type AskedWording = Wording & { key: string; questions: Question[] };

/** What makes two questions one wording: the same telling words in the same order. Null where there are no words. */
export function readWording(text: string): (Wording & { key: string }) | null {
  const words = segment(text);
  return words.length > 0 ? { words, text, key: words.join(" ") } : null;
}

/** Collapses near-duplicates; wordings ascend by key, so that the order of questions does not matter. */
export function collapse(questions: readonly Question[]): AskedWording[] {
  const wordings = new Map<string, AskedWording>();
  for (const question of [...questions].sort(byId)) {
    const wording = readWording(question.text);
    if (!wording) continue;
    const asked = wordings.get(wording.key);
    if (asked) asked.questions.push(question);
    else wordings.set(wording.key, { ...wording, questions: [question] });
  }
  return [...wordings.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function byId(a: Question, b: Question): number {
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
