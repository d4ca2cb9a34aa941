/** How the transcript in a cell is made of turns. */
import { guessTime } from "#app/quarantine/guess-time.ts";
import { guessColumns } from "./guess-columns.ts";
import type { Mapping, MappedTurns } from "./mapping.ts";
import { listTexts, readColumn, type Sample } from "./sample.ts";
import { guessRole } from "./speaker-words.ts";
import { guessBetween } from "./transcript-cell.ts";

/** The objects that the lists of a column hold, of the first rows. */
export function listItems(sample: Pick<Sample, "rows">, column: string): Record<string, unknown>[] {
  return sample.rows.slice(0, 50).flatMap(({ fields }) => {
    const list = readList(readColumn(fields, column));
    return list.filter((item): item is Record<string, unknown> => typeof item === "object" && item !== null);
  });
}

/** The names of their values. */
export function listItemNames(sample: Pick<Sample, "rows">, column: string): string[] {
  return [...new Set(listItems(sample, column).flatMap((item) => Object.keys(item)))];
}

function readList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== "string" || !value.trimStart().startsWith("[")) return [];
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

export function guessTurns(sample: Sample, column: string): MappedTurns {
  const items = listItems(sample, column);
  if (items.length === 0) {
    const between = guessBetween(listTexts(sample, column)) ?? null;
    return between === null ? { as: "text" } : { as: "text", between };
  }
  const names = listItemNames(sample, column);
  const sides = names.filter((name) => {
    const role = guessRole(name.replace(/[[\]]/g, ""));
    return (
      role !== null &&
      !/意图|意圖|intent|时间|time|id$/i.test(name) &&
      items.some((item) => typeof item[name] === "string")
    );
  });
  const inner = guessColumns(
    { ...sample, columns: names, rows: items.map((fields, index) => ({ line: index + 1, fields })) },
    "messages",
  );
  const { speaker, sender, text, at, id } = inner.columns;
  if ((speaker ?? sender) !== undefined && text !== undefined) {
    return { as: "list", speaker: (speaker ?? sender)!, text, at: at ?? null, id: id ?? null };
  }
  if (sides.length >= 2) {
    const roles = sides.map((name) => [name, guessRole(name.replace(/[[\]]/g, ""))!] as const);
    return { as: "sides", sides: Object.fromEntries(roles) };
  }
  return { as: "list", speaker: names[0] ?? "role", text: names[1] ?? "text", at: null, id: null };
}

export function guessTurnTime(
  sample: Sample,
  column: string | undefined,
  turns: MappedTurns | null,
): Mapping["time"] {
  if (column === undefined || turns?.as !== "list" || turns.at === null) return "ymd";
  const at = turns.at;
  const texts = listItems(sample, column).flatMap((item) => (typeof item[at] === "string" ? [item[at]] : []));
  return guessTime(texts.slice(0, 200), 0.6)?.form ?? "ymd";
}
