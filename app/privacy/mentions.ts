/** Whether a raw line of a log speaks of certain ids: what has to go with a customer. */

/** Shorter ids are found only where they stand alone: "7" is in nearly every line. */
const shortest = 5;
const wordCharacter = /[A-Za-z0-9]/;

/** Ids to look for, sorted out once for many lines. */
export type Mentions = { exact: ReadonlySet<string>; within: readonly string[] };

export function prepareMentions(ids: Iterable<string>): Mentions {
  const exact = new Set([...ids].filter((id) => id !== ""));
  return { exact, within: [...exact].filter((id) => id.length >= shortest) };
}

/** Looks into JSON value by value, whatever its escapes; into other lines cell by cell, and through the whole line. */
export function mentionsAny(line: string, mentions: Mentions): boolean {
  const parsed = parseJson(line);
  if (parsed !== undefined) return holdsAny(parsed, mentions);
  return line.split(/[\t,;|]/).some((cell) => mentions.exact.has(cell.trim())) || isWithin(line, mentions);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

/** The same for a value that is parsed already; names of fields count too. */
export function holdsAny(value: unknown, mentions: Mentions): boolean {
  if (typeof value === "string") return mentions.exact.has(value) || isWithin(value, mentions);
  if (typeof value === "number") return mentions.exact.has(String(value));
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(
    ([name, field]) => (!Array.isArray(value) && isWithin(name, mentions)) || holdsAny(field, mentions),
  );
}

function isWithin(text: string, { within }: Mentions): boolean {
  return within.some((id) => {
    for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
      const before = text[at - 1] ?? "";
      const after = text[at + id.length] ?? "";
      if (!wordCharacter.test(before) && !wordCharacter.test(after)) return true;
    }
    return false;
  });
}
