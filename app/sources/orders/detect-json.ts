/** Whether a file's beginning is JSON of a certain kind: one document, or a record a line. */
import { parseExactly } from "./exact-json.ts";
import { isFields, type Fields } from "./fields.ts";

const manyLines = 20;

/** The share, 0 to 1, of the first lines that are whole JSON objects and `fits`; a line cut at the end does not count. */
export function countFittingLines(head: string, fits: (fields: Fields) => boolean): number {
  const lines = head.split("\n");
  // One line that ends the file may be whole all the same.
  if (lines.length > 1) lines.pop();
  const told = lines.filter((line) => line.trim() !== "").slice(0, manyLines);
  const good = told.filter((line) => {
    if (!line.trimStart().startsWith("{")) return false;
    try {
      const value = parseExactly(line);
      return isFields(value) && fits(value);
    } catch {
      return false;
    }
  });
  return told.length === 0 ? 0 : good.length / told.length;
}
