/** The rules a person can mend lines by: what they are, and how they are read from what a browser or a file sends. */
import { z } from "zod";
import { encodings, timeForms } from "./rule-kinds.ts";

const field = z
  .string()
  .min(1)
  .max(200)
  .refine((name) => !name.includes("\0"), "contains NUL");
const constant = z.union([z.string().max(512), z.number(), z.boolean()]);

const isZone = (name: string) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

export const mendRule = z.discriminatedUnion("kind", [
  /** Bytes that are not UTF-8 are read in another encoding. */
  z.object({ kind: z.literal("decode"), encoding: z.enum(encodings) }),
  /** A line of a JSON list spread over lines loses the brackets and commas around its object. */
  z.object({ kind: z.literal("unwrap") }),
  /** NUL leaves every text, and half a surrogate pair becomes U+FFFD. */
  z.object({ kind: z.literal("clean") }),
  z.object({ kind: z.literal("rename"), field, to: field }),
  /** A constant where the field is missing or null. */
  z.object({ kind: z.literal("set"), field, value: constant }),
  z.object({
    kind: z.literal("time"),
    field,
    form: z.enum(timeForms),
    /** IANA zone of times that name none; epoch forms need none. */
    zone: z.string().max(64).refine(isZone, "not an IANA time zone").nullable(),
  }),
  /** Values by what stands in the file (a text's content, or a number or word as written). */
  z.object({ kind: z.literal("map"), field, values: z.record(z.string().max(512), constant) }),
  /** A number becomes a text with the same digits. */
  z.object({ kind: z.literal("text"), field }),
  /** A text that is a number becomes that number. */
  z.object({ kind: z.literal("number"), field }),
  /** A number, or a text with a currency sign or separators, becomes a decimal text. */
  z.object({ kind: z.literal("amount"), field }),
  /** 93 or "93 %" becomes 0.93. */
  z.object({ kind: z.literal("percent"), field }),
  /** A single value becomes a list of one. */
  z.object({ kind: z.literal("list"), field }),
  z.object({ kind: z.literal("drop"), field }),
]);
export type MendRule = z.output<typeof mendRule>;

export const mendRules = z.array(mendRule).min(1).max(50);

/** Rules from JSON text, or null if they are none. */
export function parseMendRules(text: string): MendRule[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const result = mendRules.safeParse(value);
  return result.success ? result.data : null;
}
