/** A JSON reader of our own, to check the product's by: RFC 8259 to the letter, and it notices what JSON.parse hides. */

/** Why a text that JSON.parse might take must not be taken: its meaning would be guessed, or could not be kept. */
export class Unreadable extends Error {}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const deepest = 200;
const numberPattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const plainText = /[\u0020\u0021\u0023-\u005b\u005d-\uffff]*/y;
const short: Record<string, string> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** Reads a whole text; objects come without a prototype. Throws Unreadable at bad syntax, a repeated key, a lossy number. */
export function readJson(text: string): Json {
  let at = 0;

  const fail = (why: string): never => {
    throw new Unreadable(why);
  };
  function skipSpace(): void {
    for (;;) {
      const code = text.charCodeAt(at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      at += 1;
    }
  }
  function match(pattern: RegExp): string {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? "";
    at += found.length;
    return found;
  }
  function readString(): string {
    at += 1;
    let read = match(plainText);
    while (text[at] !== '"') {
      if (text[at] !== "\\") fail("a bare control character, or no end");
      const letter = text[at + 1] ?? "";
      at += 2;
      if (letter === "u") {
        const digits = text.slice(at, at + 4);
        if (!/^[0-9a-fA-F]{4}$/.test(digits)) fail("a bad escape");
        read += String.fromCharCode(parseInt(digits, 16));
        at += 4;
      } else read += short[letter] ?? fail("a bad escape");
      read += match(plainText);
    }
    at += 1;
    return read;
  }
  function readNumber(): number {
    const literal = match(numberPattern);
    if (literal === "") fail("no value");
    const value = Number(literal);
    if (!Number.isFinite(value)) fail("out of range");
    if (Number.isInteger(value) && Math.abs(value) > Number.MAX_SAFE_INTEGER) fail("loses digits");
    return value;
  }
  function readList(depth: number): Json[] {
    const list: Json[] = [];
    at += 1;
    skipSpace();
    if (text[at] === "]") at += 1;
    else
      for (;;) {
        list.push(readValue(depth + 1));
        skipSpace();
        at += 1;
        if (text[at - 1] === "]") break;
        if (text[at - 1] !== ",") fail("no comma");
      }
    return list;
  }
  function readObject(depth: number): { [key: string]: Json } {
    const object = Object.create(null) as { [key: string]: Json };
    at += 1;
    skipSpace();
    if (text[at] === "}") at += 1;
    else
      for (;;) {
        skipSpace();
        if (text[at] !== '"') fail("no key");
        const key = readString();
        if (key in object) fail("a repeated key");
        skipSpace();
        if (text[at] !== ":") fail("no colon");
        at += 1;
        object[key] = readValue(depth + 1);
        skipSpace();
        at += 1;
        if (text[at - 1] === "}") break;
        if (text[at - 1] !== ",") fail("no comma");
      }
    return object;
  }
  function readWord<T>(word: string, value: T): T {
    if (!text.startsWith(word, at)) fail("no value");
    at += word.length;
    return value;
  }
  function readValue(depth: number): Json {
    if (depth > deepest) fail("too deep");
    skipSpace();
    switch (text[at]) {
      case "{":
        return readObject(depth);
      case "[":
        return readList(depth);
      case '"':
        return readString();
      case "t":
        return readWord("true", true);
      case "f":
        return readWord("false", false);
      case "n":
        return readWord("null", null);
      default:
        return readNumber();
    }
  }

  const value = readValue(0);
  skipSpace();
  if (at < text.length) fail("more after the end");
  return value;
}
