/** The form of a mapping as JSON, and what is wrong with one that came from elsewhere. */
import { z } from "zod";
import { label, longestKey, timeZone } from "#app/events/parse-fields.ts";
import { isCurrency } from "#app/money/currency.ts";
import { timeForms } from "#app/quarantine/rule-kinds.ts";
import {
  fieldsOfShape,
  mappingFields,
  neededOfShape,
  rowShapes,
  type MappingField,
} from "./mapping-fields.ts";
import { fileEncodings, speakerRoles, type Mapping } from "./mapping.ts";
import { findStartFault, longestStart, mostStarts, type StartFault } from "./turn-starts.ts";

const column = z.string().min(1).max(256);
const word = z.string().min(1).max(256);
const headerRow = z.int().min(1).max(50);
const roles = z.enum(speakerRoles);

const fileShape = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("table"),
    /** Null: found out anew for each file. */
    encoding: z.enum(fileEncodings).nullable(),
    delimiter: z.enum([",", "\t", ";"]).nullable(),
    /** Which row names the columns, blank ones not counted. */
    headerRow,
  }),
  z.strictObject({ kind: z.literal("workbook"), sheet: z.string().max(64).nullable(), headerRow }),
  z.strictObject({ kind: z.literal("lines") }),
  /** `at`: where the list stands in the document, as `[]` or `data.list[]`. */
  z.strictObject({
    kind: z.literal("list"),
    at: z
      .string()
      .regex(/^[^[\]]*\[\]$/)
      .max(128),
  }),
]);
const handoffShape = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("nothing") }),
  /** Rows (or conversations) where the column `handoff` says one of these. */
  z.strictObject({ by: z.literal("column"), yes: z.array(word).min(1).max(50) }),
  /** Messages, not the customer's, that hold one of these. */
  z.strictObject({ by: z.literal("words"), words: z.array(word).min(1).max(50) }),
  /** Inferred: a person speaks after the bot. */
  z.strictObject({ by: z.literal("turn") }),
]);

const startFaults: Record<StartFault, string> = {
  who: "must name {who} once",
  time: "names {time} twice",
  text: "{text} must stand at its end",
  bare: "needs a sign beside {who}, such as a colon",
  long: `longer than ${longestStart} characters`,
};
const turnStart = z.string().superRefine((start, context) => {
  const fault = findStartFault(start);
  if (fault) context.addIssue({ code: "custom", message: startFaults[fault] });
});

const turnsShape = z.discriminatedUnion("as", [
  z.strictObject({
    as: z.literal("text"),
    starts: z.array(turnStart).min(1).max(mostStarts).optional(),
    between: z.string().min(1).max(16).optional(),
  }),
  /** A JSON list of objects. */
  z.strictObject({
    as: z.literal("list"),
    speaker: column,
    text: column,
    at: column.nullable(),
    id: column.nullable(),
  }),
  /** A JSON list of rounds, each with what one said under one name and the other under another. */
  z.strictObject({ as: z.literal("sides"), sides: z.record(column, roles) }),
]);
const mappingShape: z.ZodType<Mapping, unknown> = z
  .strictObject({
    /** The version of this form. */
    mapping: z.literal(1),
    name: label.trim().min(1).max(80),
    shape: z.enum(rowShapes),
    /** The platform, as figures name it. */
    source: z.string().trim().min(1).max(longestKey),
    file: fileShape,
    /** IANA; holds for times that name none. */
    zone: timeZone,
    time: z.enum(timeForms),
    columns: z.partialRecord(z.enum(mappingFields), column),
    /** Words of the column `speaker`, or of `sender` where there is none. */
    speakers: z.record(word, roles),
    /** Accounts in the column `sender` under which a bot answers, whatever the column `speaker` says. */
    robots: z.array(word).max(200),
    handoff: handoffShape,
    /** `scores` gives words a number; `best` may lie below `worst`. */
    rating: z
      .strictObject({
        worst: z.number(),
        best: z.number(),
        scores: z.record(word, z.number()),
        unrated: z.array(word).max(50).optional(),
        of: z.enum(["bot", "agent"]).nullable(),
      })
      .refine(({ worst, best }) => worst !== best, "the best is the worst")
      .nullable(),
    turns: turnsShape.nullable(),
    /** Where no column names conversations: silence of a customer after which another one begins. */
    gapMinutes: z.int().min(1).max(1_440),
    currency: z.string().refine(isCurrency, "no currency").nullable(),
    isMinor: z.boolean().default(false),
    channel: z.string().max(128).nullable(),
    /** For transcripts without any time: the day they are put on, in order, marked as inferred. */
    untimed: z.iso.date().nullable(),
  })
  .superRefine((mapping, context) => {
    for (const fault of findGaps(mapping)) context.addIssue({ code: "custom", ...fault });
  });

type Fault = { path: string[]; message: string };

/** What a mapping lacks to be read by, beyond its form. */
function findGaps({
  shape,
  columns,
  rating,
  turns,
}: Pick<Mapping, "shape" | "columns" | "rating" | "turns">): Fault[] {
  const faults: Fault[] = neededOfShape[shape]
    .filter((group) => group.every((field) => columns[field] === undefined))
    .map((group) => ({ path: ["columns", group[0]!], message: "is missing" }));
  for (const field of Object.keys(columns) as MappingField[]) {
    if (!fieldsOfShape[shape].includes(field))
      faults.push({ path: ["columns", field], message: `means nothing for ${shape}` });
  }
  if (columns.score !== undefined && rating === null)
    faults.push({ path: ["rating"], message: "is missing" });
  if (shape === "transcripts" && turns === null) faults.push({ path: ["turns"], message: "is missing" });
  return faults;
}

export type MappingProblem = { field: string; reason: string };

/** A mapping from JSON that came from elsewhere, or what is wrong with it, by its places. */
export function parseMapping(value: unknown): { mapping: Mapping } | { problems: MappingProblem[] } {
  const parsed = mappingShape.safeParse(value);
  if (parsed.success) return { mapping: parsed.data };
  return {
    problems: parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), reason: message })),
  };
}

/** The same from text. */
export function parseMappingText(text: string): { mapping: Mapping } | { problems: MappingProblem[] } {
  try {
    return parseMapping(JSON.parse(text));
  } catch {
    return { problems: [{ field: "", reason: "not JSON" }] };
  }
}
