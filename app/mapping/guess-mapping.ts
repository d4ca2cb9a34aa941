/** A whole mapping for a file nobody has described yet; every part of it is a proposal. */
import { guessTime } from "#app/quarantine/guess-time.ts";
import { guessColumns } from "./guess-columns.ts";
import { guessTurns, guessTurnTime, listItems } from "./guess-turns.ts";
import type { HandoffMeaning, Mapping, SpeakerRole } from "./mapping.ts";
import { neededOfShape, rowShapes, timeFields, type RowShape } from "./mapping-fields.ts";
import { listTexts, readColumn, type Sample } from "./sample.ts";
import { guessScale } from "./score-words.ts";
import { guessRole } from "./speaker-words.ts";
import { anyOther } from "./speaker-of.ts";
import { listSpeakers, openTurnRules } from "./transcript-cell.ts";
import { readYes } from "./yes-words.ts";

export type Known = {
  /** The file's name, without its ending the first name of the mapping. */
  name: string;
  /** Of the store. */
  zone: string;
  currency: string | null;
};

export type MappingGuess = {
  mapping: Mapping;
  /** 0–1, by column. */
  confidence: Readonly<Record<string, number>>;
};

/** `shape` is what a person has said a row is; absent means guess that too. */
export function guessMapping(sample: Sample, known: Known, asked?: RowShape): MappingGuess {
  const shape = asked ?? guessShape(sample);
  const { columns, confidence } = guessColumns(sample, shape);
  const turns =
    shape === "transcripts" && columns.transcript !== undefined
      ? guessTurns(sample, columns.transcript)
      : null;
  const times = timeFields.flatMap((field) =>
    columns[field] === undefined ? [] : listTexts(sample, columns[field]),
  );
  const scale =
    columns.score === undefined ? null : guessScale(listTexts(sample, columns.score), columns.score);
  const speakers = guessSpeakers(sample, { columns, turns, shape });
  const bare = known.name.replace(/\.(?:csv|tsv|txt|xlsx|json|jsonl|ndjson|gz)$/gi, "").slice(0, 80);
  const mapping: Mapping = {
    mapping: 1,
    name: bare === "" ? "mapping" : bare,
    ...{ shape, file: sample.file, columns, speakers, turns },
    source: guessSource(known.name),
    zone: known.zone,
    time:
      (times.length === 0 ? null : guessTime(times.slice(0, 200), 0.6))?.form ??
      guessTurnTime(sample, columns.transcript, turns),
    robots: [],
    handoff: guessHandoff(sample, columns, speakers),
    rating: scale === null ? null : { ...scale.scale, of: null },
    gapMinutes: 30,
    currency: shape === "orders" ? known.currency : null,
    isMinor: false,
    channel: null,
    untimed: null,
  };
  return { mapping, confidence };
}

/** The shape of which most is found; messages where nothing is. */
function guessShape(sample: Sample): RowShape {
  const fits = rowShapes.map((shape) => {
    const { columns, confidence } = guessColumns(sample, shape);
    const needed = neededOfShape[shape];
    const found = needed.filter((group) => group.some((field) => columns[field] !== undefined)).length;
    const sure = Object.values(confidence).reduce((sum, weight) => sum + weight, 0);
    return { shape, share: found / needed.length, sure: sure / Math.max(1, sample.columns.length) };
  });
  // Ratings need little, and so are what is left where neither messages nor transcripts are found.
  const order: readonly RowShape[] = ["transcripts", "messages", "orders", "ratings"];
  const whole = order.find((shape) => fits.some((fit) => fit.shape === shape && fit.share === 1));
  return whole ?? fits.toSorted((a, b) => b.share - a.share || b.sure - a.sure)[0]!.shape;
}

const platforms: readonly [string, RegExp][] = [
  ["dianxiaomi", /店小蜜|dianxiaomi|xiaomi/i],
  ["qianniu", /千牛|旺旺|qianniu|wangwang/i],
  ["feige", /飞鸽|抖音|抖店|feige|douyin|doudian/i],
  ["zhibage", /智八哥|zhibage|71chat/i],
  ["jimi", /jimi|京东|咚咚/i],
  ["pinduoduo", /拼多多|pinduoduo|pdd/i],
];

function guessSource(name: string): string {
  return platforms.find(([, pattern]) => pattern.test(name))?.[0] ?? "mapped";
}

type Talk = Pick<Mapping, "columns" | "turns" | "shape">;

/** Every word that stands for somebody, as far as it says for whom. */
function guessSpeakers(sample: Sample, { columns, turns, shape }: Talk): Mapping["speakers"] {
  const words = [...new Set(listSpeakerWords(sample, { columns, turns, shape }))].slice(0, 60);
  const speakers: Record<string, SpeakerRole> = {};
  for (const word of words) {
    const role = guessRole(word);
    if (role !== null) speakers[word] = role;
  }
  return speakers;
}

/** The words that a mapping has to say whom they stand for, the commonest first. */
export function listSpeakerWords(sample: Sample, talk: Talk): string[] {
  return [...countSpeakerWords(sample, talk).keys()];
}

/** The same, with how often each stands there. Words that the mapping knows are found however long they are. */
export function countSpeakerWords(
  sample: Sample,
  { columns, turns, shape }: Talk,
  known: Mapping["speakers"] = {},
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of readWords(sample, { columns, turns, shape }, known))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].toSorted((a, b) => b[1] - a[1]));
}

function readWords(sample: Sample, { columns, turns, shape }: Talk, known: Mapping["speakers"]): string[] {
  if (shape === "messages") {
    const column = columns.speaker ?? columns.sender;
    return column === undefined ? [] : listTexts(sample, column);
  }
  if (shape !== "transcripts" || columns.transcript === undefined || turns === null) return [];
  if (turns.as === "text") {
    const rules = openTurnRules(turns);
    return listTexts(sample, columns.transcript).flatMap((cell) => listSpeakers(cell, rules, known));
  }
  if (turns.as === "sides") return [];
  return listItems(sample, columns.transcript).flatMap((item) => {
    const word = item[turns.speaker];
    return typeof word === "string" ? [word] : [];
  });
}

const spokenHandoff = ["转人工", "为您转接", "转接人工", "轉接人工", "transfer you", "connecting you"];

function guessHandoff(
  sample: Sample,
  columns: Mapping["columns"],
  speakers: Mapping["speakers"],
): HandoffMeaning {
  if (columns.handoff !== undefined) {
    const words = [...new Set(listTexts(sample, columns.handoff))].filter((word) => readYes(word) === true);
    return { by: "column", yes: words.length > 0 ? words : ["是"] };
  }
  const roles = new Set(Object.values(speakers));
  if (!roles.has("bot") || !roles.has("agent")) return { by: "nothing" };
  const { text = "", speaker = "" } = columns;
  const others = sample.rows.filter(
    ({ fields }) => speakers[String(readColumn(fields, speaker))] !== "customer",
  );
  const said = listTexts({ rows: others }, text);
  const spoken = spokenHandoff.filter((words) => said.some((text) => text.includes(words)));
  return spoken.length > 0 && columns.speaker !== undefined ? { by: "words", words: spoken } : { by: "turn" };
}

/** Words of a mapping's speakers that it does not say whom they stand for. */
export function listUnknownWords(words: readonly string[], speakers: Mapping["speakers"]): string[] {
  if (Object.hasOwn(speakers, anyOther)) return [];
  return words.filter((word) => !Object.hasOwn(speakers, word));
}
