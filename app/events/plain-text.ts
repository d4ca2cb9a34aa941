import { codeUnitAt } from "./code-unit-at.ts";
import { longestId } from "./parse-fields.ts";
import { checkText } from "./parse-text.ts";

/** What a sender may leave out of every line because the request or command names it once. */
export type PlainDefaults = { store?: string; source?: string };

/** Text that is an id beyond doubt. */
export function isPlainId(value: unknown, longest: number): value is string {
  if (typeof value !== "string" || value.length > longest) return false;
  return isInk(value) || (/\S/.test(value) && checkText(value) === null);
}

/** Nothing but letters, digits and signs of ASCII, as nearly all ids are: one loop for what else takes three searches. */
function isInk(text: string): boolean {
  const { length } = text;
  for (let index = 0; index < length; index++) {
    const unit = codeUnitAt(text, index);
    if (unit < 0x21 || unit > 0x7e) return false;
  }
  return length > 0;
}

/** Text that is a short name beyond doubt. */
export function isPlainLabel(value: unknown): value is string {
  return (
    typeof value === "string" && value.length <= longestId && (isInk(value) || checkText(value) === null)
  );
}
