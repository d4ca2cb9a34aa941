import { longestId } from "./parse-fields.ts";
import { checkText } from "./parse-text.ts";

/** What a sender may leave out of every line because the request or command names it once. */
export type PlainDefaults = { store?: string; source?: string };

/** Text that is an id beyond doubt. */
export function isPlainId(value: unknown, longest: number): value is string {
  return (
    typeof value === "string" && value.length <= longest && /\S/.test(value) && checkText(value) === null
  );
}

/** Text that is a short name beyond doubt. */
export function isPlainLabel(value: unknown): value is string {
  return typeof value === "string" && value.length <= longestId && checkText(value) === null;
}
