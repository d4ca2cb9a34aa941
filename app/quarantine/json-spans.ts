/** JSON with the place of every value in its text, so that one value can be changed and all other bytes stay as sent. */

export type JsonNode = { start: number; end: number } & (
  | { kind: "object"; members: JsonMember[] }
  | { kind: "list"; items: JsonNode[] }
  | { kind: "text" | "number" | "word" }
);
export type JsonMember = { key: string; start: number; keyEnd: number; value: JsonNode };

const deepest = 200;
const string = /"(?:[^"\\]|\\.)*"/sy;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;
const space = /[ \t\n\r]*/y;

class NotJson extends Error {}

/** The value with the places of all its parts (UTF-16 offsets), or null if the text is not JSON or nested absurdly deep. */
export function readSpans(text: string): JsonNode | null {
  let at = 0;

  function match(pattern: RegExp): boolean {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  }

  function expect(character: string): void {
    if (text[at] !== character) throw new NotJson();
    at += 1;
  }

  function readMember(depth: number): JsonMember {
    const start = at;
    if (!match(string)) throw new NotJson();
    const keyEnd = at;
    const key = JSON.parse(text.slice(start, keyEnd)) as string;
    match(space);
    expect(":");
    match(space);
    return { key, start, keyEnd, value: readValue(depth + 1) };
  }

  /** What stands between brackets, separated by commas. */
  function readParts<Part>(close: string, readPart: () => Part): Part[] {
    const parts: Part[] = [];
    at += 1;
    match(space);
    if (text[at] === close) {
      at += 1;
      return parts;
    }
    for (;;) {
      parts.push(readPart());
      match(space);
      if (text[at] === close) break;
      expect(",");
      match(space);
    }
    at += 1;
    return parts;
  }

  function readValue(depth: number): JsonNode {
    if (depth > deepest) throw new NotJson();
    const start = at;
    switch (text[at]) {
      case "{": {
        const members = readParts("}", () => readMember(depth));
        return { kind: "object", members, start, end: at };
      }
      case "[": {
        const items = readParts("]", () => readValue(depth + 1));
        return { kind: "list", items, start, end: at };
      }
      case '"':
        if (match(string)) return { kind: "text", start, end: at };
        throw new NotJson();
      default:
        if (match(number)) return { kind: "number", start, end: at };
        if (match(word)) return { kind: "word", start, end: at };
        throw new NotJson();
    }
  }

  try {
    // What JSON is, is JSON.parse's to say; this only finds the places.
    JSON.parse(text);
    match(space);
    const value = readValue(0);
    match(space);
    return at === text.length ? value : null;
  } catch (error) {
    if (error instanceof NotJson || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The member of an object that counts: of a key said twice, the last, as JSON.parse has it. */
export function findMember(node: JsonNode, key: string): JsonMember | undefined {
  return node.kind === "object" ? node.members.findLast((member) => member.key === key) : undefined;
}

/** The values a field names: `items.amount` is the amount of every item, a list stands for its elements. */
export function findValues(root: JsonNode, field: string): JsonNode[] {
  let nodes: JsonNode[] = [root];
  for (const step of field.split(".")) {
    nodes = nodes.flatMap((node) => {
      const found = findMember(node, step)?.value;
      if (!found) return [];
      return found.kind === "list" ? found.items : [found];
    });
  }
  return nodes;
}

export type TextEdit = { start: number; end: number; text: string };

/** The text with non-overlapping parts of it replaced. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let from = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return result + text.slice(from);
}
