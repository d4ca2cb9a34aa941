import { countFittingLines } from "../orders/detect-json.ts";
import type { Fields } from "../orders/fields.ts";

/**
 * How surely a file's beginning holds records of a format, one a line, 0 to 1: by its first lines, or by `marks` where even
 * the first line is longer than what is looked at.
 */
export function detectLines(head: string, fits: (fields: Fields) => boolean, marks: RegExp): number {
  if (!head.trimStart().startsWith("{")) return 0;
  const isCut = head.length > 32_768 && !head.trimEnd().includes("\n");
  return isCut ? (marks.test(head) ? 0.9 : 0) : 0.95 * countFittingLines(head, fits);
}
