/** The elements at the beginning of the list of objects that a JSON document holds, which may be cut off. */

export type CutList = {
  /** Where the list stands: `[]`, or `data.list[]`. */
  at: string;
  /** Whole elements, as text. */
  items: string[];
};

/** The first list whose first element is an object, on the way through objects only; null where there is none. */
export function cutList(text: string, most: number): CutList | null {
  const path: string[] = [];
  let name = "";
  let at = 0;
  while (at < text.length) {
    const sign = text[at]!;
    if (sign === '"') {
      const end = findStringEnd(text, at);
      if (end === -1) return null;
      name = text.slice(at + 1, end);
      at = end + 1;
    } else if (sign === "{") {
      if (at > 0) path.push(name);
      name = "";
      at += 1;
    } else if (sign === "}") {
      path.pop();
      at += 1;
    } else if (sign === "[") {
      const next = /\S/.exec(text.slice(at + 1, at + 1000))?.[0];
      const place = [...path, ...(name === "" ? [] : [name])].filter(Boolean).join(".");
      if (next === "{") return { at: `${place}[]`, items: cutItems(text, at + 1, most) };
      const end = findEnd(text, at);
      if (end === -1) return null;
      at = end + 1;
    } else {
      if (sign === ",") name = "";
      at += 1;
    }
  }
  return null;
}

function cutItems(text: string, from: number, most: number): string[] {
  const items: string[] = [];
  for (let at = from; at < text.length && items.length < most;) {
    if (text[at] === "]") break;
    if (text[at] !== "{") {
      at += 1;
      continue;
    }
    const end = findEnd(text, at);
    if (end === -1) break;
    items.push(text.slice(at, end + 1));
    at = end + 1;
  }
  return items;
}

/** The bracket that closes the one at `from`; -1 where the text ends before it. */
function findEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') {
      at = findStringEnd(text, at);
      if (at === -1) return -1;
    } else if (sign === "{" || sign === "[") depth += 1;
    else if (sign === "}" || sign === "]") {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

function findStringEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"') return at;
  }
  return -1;
}
