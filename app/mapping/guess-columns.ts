/** Which column means what, by its name and by what stands in it. */
import { guessTime, type TimeGuess } from "#app/quarantine/guess-time.ts";
import { epochForms } from "#app/quarantine/rule-kinds.ts";
import { weighName } from "./column-names.ts";
import type { Mapping } from "./mapping.ts";
import { fieldsOfShape, timeFields, type MappingField, type RowShape } from "./mapping-fields.ts";
import { listTexts, readColumn, type Sample } from "./sample.ts";
import { guessScale } from "./score-words.ts";
import { guessRole } from "./speaker-words.ts";
import { guessBetween } from "./transcript-cell.ts";
import { readYes } from "./yes-words.ts";

export type ColumnGuess = {
  columns: Mapping["columns"];
  /** 0–1, by column. */
  confidence: Readonly<Record<string, number>>;
};

type Profile = {
  texts: string[];
  distinct: number;
  time: TimeGuess | null;
  /** Characters of a usual cell. */
  length: number;
  isList: boolean;
};

function profile(sample: Sample, column: string): Profile {
  const texts = listTexts(sample, column);
  const lengths = texts.map(({ length }) => length).toSorted((a, b) => a - b);
  return {
    texts,
    distinct: new Set(texts).size,
    time: guessTime(texts.slice(0, 100), 0.8),
    length: lengths[Math.floor(lengths.length / 2)] ?? 0,
    isList: sample.rows.some(({ fields }) => Array.isArray(readColumn(fields, column))),
  };
}

/** How well what stands in a column goes with a field: 0 rules it out, 0.5 says nothing. */
function weighContent(
  field: MappingField,
  column: string,
  { texts, distinct, time, length, isList }: Profile,
): number {
  if (field === "transcript") return isList ? 1 : weighTranscript(texts);
  if (isList || texts.length === 0) return 0;
  // An id may look like an epoch; a written time is no id.
  const isWritten = time !== null && !epochForms.includes(time.form);
  const share = (is: (text: string) => boolean) => texts.filter(is).length / texts.length;
  if (timeFields.includes(field)) {
    if (time) return 0.9;
    return field === "at" && share((text) => /^\d{1,2}:\d{2}(?::\d{2})?$/.test(text)) > 0.8 ? 0.7 : 0;
  }
  switch (field) {
    case "day":
      return share((text) => /^(?:\d{4}[-/.年]?\d{1,2}[-/.月]?\d{1,2}日?)$/.test(text)) > 0.8 ? 0.9 : 0;
    case "speaker":
      return distinct <= 12 && (distinct < texts.length || distinct <= 4)
        ? 0.3 + 0.7 * share((text) => guessRole(text) !== null)
        : 0;
    case "sender":
      return isWritten || length > 40 ? 0 : 0.5;
    case "text":
      return time ? 0 : Math.min(1, 0.3 + distinct / texts.length / 2 + Math.min(length, 20) / 100);
    case "conversation":
    case "customer":
      return isWritten || length > 80 ? 0 : distinct < texts.length || texts.length < 5 ? 0.7 : 0.45;
    case "id":
      return distinct === texts.length && length <= 80 && !isWritten ? 0.7 : 0;
    case "handoff":
    case "solved":
    case "matched":
      return share((text) => readYes(text) !== null) > 0.8 ? 0.8 : 0;
    case "score":
      return guessScale(texts, column) ? 0.8 : 0;
    case "confidence":
    case "amount":
    case "refunded":
    case "quantity":
      return share((text) => /^[¥￥$]?\s*\d[\d,]*(?:\.\d+)?\s*[%元]?$/.test(text)) > 0.8 ? 0.7 : 0;
    case "currency":
      return share((text) => /^[A-Z]{3}$/.test(text)) > 0.8 ? 0.8 : 0;
    default:
      return time ? 0 : 0.5;
  }
}

function weighTranscript(texts: readonly string[]): number {
  return texts.length > 0 && guessBetween(texts) !== undefined ? 0.9 : 0;
}

const leastWeight = 0.4;
/** A column of these is told by what stands in it, whatever it is called. */
const toldByContent: readonly MappingField[] = ["transcript", "at", "speaker", "text"];

function weigh(field: MappingField, column: string, found: Profile): number {
  const content = weighContent(field, column, found);
  if (content === 0) return 0;
  const name = weighName(column, field);
  if (name > 0) return 0.75 * name + 0.25 * content;
  return toldByContent.includes(field) && content > 0.6 ? 0.6 * content : 0;
}

/** Each column has one meaning and each meaning one column; the surest are given first. */
export function guessColumns(sample: Sample, shape: RowShape): ColumnGuess {
  const profiles = sample.columns.map((column) => ({ column, found: profile(sample, column) }));
  const claims = fieldsOfShape[shape]
    .flatMap((field) =>
      profiles.map(({ column, found }) => ({ field, column, weight: weigh(field, column, found) })),
    )
    .filter(({ weight }) => weight >= leastWeight)
    .toSorted((a, b) => b.weight - a.weight);
  const columns: Mapping["columns"] = {};
  const confidence: Record<string, number> = {};
  for (const { field, column, weight } of claims) {
    if (columns[field] !== undefined || confidence[column] !== undefined) continue;
    columns[field] = column;
    confidence[column] = weight;
  }
  // A day is wanted only where the other column tells no more than a clock.
  const { day, ...rest } = columns;
  if (day === undefined || hasClockOnly(sample, columns.at)) return { columns, confidence };
  if (columns.at === undefined) return { columns: { ...rest, at: day }, confidence };
  const others = Object.entries(confidence).filter(([column]) => column !== day);
  return { columns: rest, confidence: Object.fromEntries(others) };
}

function hasClockOnly(sample: Sample, column: string | undefined): boolean {
  if (column === undefined) return false;
  const texts = listTexts(sample, column);
  return texts.length > 0 && texts.every((text) => /^\d{1,2}:\d{2}/.test(text));
}
