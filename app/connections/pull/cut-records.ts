/** Parts of an answer as they were written: a number read and written again may lose digits. */
import { findMember, readSpans, type JsonNode } from "#app/quarantine/json-spans.ts";
import { parseSafely } from "#app/sources/orders/exact-json.ts";
import { isFields, type Fields } from "#app/sources/orders/fields.ts";
import { StrangeAnswer, type PullAnswer } from "./connector.ts";

export type Cut = {
  /** As it was written, on one line. */
  text: string;
  fields: Fields;
};

/** The objects of the list at a dotted place, "" for an answer that is a list itself; an answer without it is a strange one. */
export function cutList(answer: PullAnswer, place: string): Cut[] {
  let list = readSpans(answer.text) ?? undefined;
  for (const step of place === "" ? [] : place.split(".")) list = list && findMember(list, step)?.value;
  if (list?.kind !== "list") throw new StrangeAnswer(`no list ${place} in the answer`);
  return list.items.flatMap((item) => cut(answer.text, item) ?? []);
}

/** The object that an answer is. */
export function cutWhole(answer: PullAnswer): Cut {
  const root = readSpans(answer.text);
  const whole = root && cut(answer.text, root);
  if (!whole) throw new StrangeAnswer("no object in the answer");
  return whole;
}

// In JSON a line end stands between values only.
function cut(text: string, { start, end }: JsonNode): Cut | null {
  const written = text.slice(start, end).replace(/\s*[\r\n]\s*/g, " ");
  const fields = parseSafely(written);
  return isFields(fields) ? { text: written, fields } : null;
}

/** What the answer says beside its lists. */
export function readFields(answer: PullAnswer): Fields {
  if (!isFields(answer.body)) throw new StrangeAnswer("no object in the answer");
  return answer.body;
}
