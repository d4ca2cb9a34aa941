/** Makes a bad, odd or merely unusual line out of a good one. */
import type { Random } from "#seeds/world/random.ts";
import { oddAmounts, oddBytes, oddJson, oddNames, oddSpaces, oddTimes, oddWords } from "./odd-values.ts";

type Change = (line: string, random: Random, pool: readonly string[]) => string;

const pair = /"([A-Za-z_]+)":("(?:[^"\\]|\\.)*"|[^,"{}[\]]+)/g;
const keyNames = [
  ...[
    "type",
    "store",
    "source",
    "id",
    "version",
    "conversation",
    "at",
    "from",
    "to",
    "text",
    "kind",
    "entry",
  ],
  ...["confidence", "matched", "products", "intent", "customer", "channel", "score", "worst", "best", "of"],
  ...["amount", "currency", "items", "created_at", "paid_at", "started_at", "ended_at", "timezone", "name"],
  ...["started_on", "minutes", "variants", "recontact_hours", "executed", "at_inferred", "extra", "sender"],
];

/** One of the line's own fields, as it stands in the text. */
function pickPair(line: string, random: Random): { from: number; text: string; key: string } | null {
  const found = [...line.matchAll(pair)];
  if (found.length === 0) return null;
  const [text, key] = random.pick(found);
  return { from: line.indexOf(text), text, key: key! };
}

/** Gives one of the line's fields another value. */
const setField =
  (values: readonly string[], keys?: RegExp): Change =>
  (line, random) => {
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const found = pickPair(line, random);
      if (!found) return line;
      if (keys && !keys.test(found.key)) continue;
      const value = `"${found.key}":${random.pick(values)}`;
      return line.slice(0, found.from) + value + line.slice(found.from + found.text.length);
    }
    return addField(line, random, []);
  };

const addText = (line: string, text: string): string => line.replace(/\}\s*$/, () => `,${text}}`);
const addField: Change = (line, random) =>
  addText(
    line,
    `"${random.pick(keyNames)}":${random.pick(random.pick([oddJson, oddTimes, oddWords, oddAmounts]))}`,
  );

const dropField: Change = (line, random) => {
  const found = pickPair(line, random);
  if (!found) return line;
  const rest = line.slice(0, found.from) + line.slice(found.from + found.text.length);
  return rest.replace(/,,|\{,|,\}/, (commas) => (commas === ",," ? "," : commas === "{," ? "{" : "}"));
};

const addUnknown: Change = (line, random) =>
  addText(line, `${JSON.stringify(random.pick(oddNames))}:${random.pick(oddJson)}`);

const repeatField: Change = (line, random) => {
  const found = pickPair(line, random);
  if (!found) return line;
  const space = random.pick(["", " ", "\t"]);
  const escaped = random.chance(0.2)
    ? `\\u00${found.key.charCodeAt(0).toString(16)}${found.key.slice(1)}`
    : found.key;
  return addText(line, random.chance(0.5) ? found.text : `"${escaped}"${space}:${random.pick(oddJson)}`);
};

const nest: Change = (line, random) => {
  const depth = random.chance(0.02) ? 100_000 : random.pick([3, 60, 63, 64, 65, 66, 500]);
  const [open, close] = random.pick([
    ["[", "]"],
    ['{"a":', "}"],
  ] as const);
  const inner =
    open.repeat(depth) + (open === "[" ? "" : "1") + close.repeat(depth - (random.chance(0.1) ? 1 : 0));
  return addText(line, `"${random.pick([...keyNames, "deep"])}":${inner}`);
};

const cut: Change = (line, random) => line.slice(0, random.below(line.length + 1));
const join: Change = (line, random, pool) =>
  line + random.pick(["", ",", " ", "}", "\r"]) + random.pick(pool);
const wrap: Change = (line, random) =>
  random.pick([`[${line}]`, `[${line},${line}]`, `${line},`, `,${line}`, `data: ${line}`]);
const space: Change = (line, random) => {
  const at = random.pick([0, line.length, 1, line.indexOf(":"), line.indexOf(",")]);
  return line.slice(0, at) + random.pick(oddSpaces) + line.slice(at);
};
const spread: Change = (line) => line.replaceAll('":', '" : ').replaceAll(',"', ' ,\t"');
const escapeAll: Change = (line) =>
  line.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
const swapCharacter: Change = (line, random) => {
  const at = random.below(line.length);
  return (
    line.slice(0, at) +
    random.pick([",", ":", '"', "\\", "{", "}", "[", "]", "x", "\0", ""]) +
    line.slice(at + 1)
  );
};
const blank: Change = (_, random) =>
  random.pick(["", " ", "\t", "\r", " \t\r", "\u00a0", "\ufeff", "\u2028"]);
const longText: Change = (line, random) =>
  addText(
    line,
    `"${random.pick(["text", "id", "note", "channel"])}":"${"长x".repeat(random.pick([64, 129, 260, 600, 5_000]))}"`,
  );
const keep: Change = (line) => line;

const changes: readonly [weight: number, change: Change][] = [
  [10, keep],
  [14, setField(oddJson)],
  [8, setField(oddTimes, /at$|^from$|^to$/)],
  [4, setField(oddAmounts, /amount/)],
  [5, setField(oddWords)],
  [6, addField],
  [8, dropField],
  [8, addUnknown],
  [6, repeatField],
  [1, nest],
  [5, cut],
  [3, join],
  [2, wrap],
  [4, space],
  [3, spread],
  [3, escapeAll],
  [6, swapCharacter],
  [2, blank],
  [2, longText],
];
const weights = changes.map(([weight]) => weight);

/** A line without its line feed; may hold line feeds of its own where bytes were put in. */
export function mutateLine(pool: readonly string[], random: Random): Buffer {
  let line = random.pick(pool);
  const times = random.chance(0.2) ? 2 : 1;
  for (let time = 0; time < times; time += 1)
    line = changes[random.pickIndex(weights)]![1](line, random, pool);
  if (!random.chance(0.06)) return Buffer.from(line);
  return insertBytes(Buffer.from(line), random);
}

function insertBytes(line: Buffer, random: Random): Buffer {
  const at = random.below(line.length + 1);
  const kind = random.below(4);
  if (kind === 0)
    return Buffer.concat([line.subarray(0, at), Buffer.from([random.below(256)]), line.subarray(at + 1)]);
  if (kind === 1) return line.subarray(0, at);
  return Buffer.concat([line.subarray(0, at), random.pick(oddBytes), line.subarray(at)]);
}

/** A good line grown to a length around the limits: just under, at and over 1 MiB, and 17 MB. */
export function growLine(pool: readonly string[], random: Random): Buffer {
  const limit = 1024 * 1024;
  const length = random.pick([limit - 1, limit, limit + 1, limit, 300_000, 1_000_000, 17_000_000]);
  const line = Buffer.from(random.pick(pool).replace(/\}$/, ',"padding":"'));
  return Buffer.concat([line, Buffer.alloc(length - line.length - 2, "x"), Buffer.from('"}')]);
}
