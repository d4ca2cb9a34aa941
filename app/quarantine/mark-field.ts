/** Where in a line's text the field at fault stands, and as much around it as fits. */
import { findMember, findValues, readSpans } from "./json-spans.ts";

export type Excerpt = {
  before: string;
  /** The field with its value; empty where it is not there to be shown. */
  marked: string;
  after: string;
  isCutBefore: boolean;
  isCutAfter: boolean;
};

type Range = { start: number; end: number };

function findRange(text: string, field: string): Range | null {
  const root = readSpans(text);
  if (!root) return findCutRange(text, field);
  const member = findMember(root, field);
  if (member) return { start: member.start, end: member.value.end };
  const [first] = findValues(root, field);
  return first ? { start: first.start, end: first.end } : null;
}

/** A text cut off in the middle is no JSON any more; the name of the field is looked for as it is written. */
function findCutRange(text: string, field: string): Range | null {
  const key = JSON.stringify(field.split(".").at(-1));
  const start = text.indexOf(`${key}:`);
  if (start < 0) return null;
  const rest = /^"[^"]*"\s*:\s*("(?:[^"\\]|\\.)*"?|[^,}\]]*)/s.exec(text.slice(start));
  return { start, end: start + (rest?.[0].length ?? key.length) };
}

/** At most about `length` characters of a text, with the field in view. */
export function excerptField(text: string, field: string | null, length: number): Excerpt {
  const range = field === null ? null : findRange(text, field);
  const start = range?.start ?? 0;
  const end = Math.min(range?.end ?? 0, start + length);
  const room = Math.max(0, length - (end - start));
  const from = range ? Math.max(0, start - Math.floor(room / 2)) : 0;
  const to = Math.min(text.length, from + Math.max(length, end - from));
  return {
    before: text.slice(from, start),
    marked: text.slice(start, end),
    after: text.slice(end, to),
    isCutBefore: from > 0,
    isCutAfter: to < text.length,
  };
}
