/** What an upload's address says of its file; pure. */
import { z } from "zod";
import { parseInstant } from "#app/events/instant.ts";
import { readPresetName } from "#app/mapping/preset-format.ts";
import { findAdapter } from "#app/sources/registry.ts";

export type UploadAddress = {
  key: string;
  name: string;
  /** Bytes of the whole file. */
  size: number;
  /** Where in the file the body begins. */
  offset: number;
  format: string | null;
  store: string | null;
  through: number | null;
  /** A dry run first; nothing is taken until somebody says so. */
  checksFirst: boolean;
};

const wholeNumber = z
  .string()
  .regex(/^\d{1,16}$/)
  .transform(Number)
  .pipe(z.number().max(Number.MAX_SAFE_INTEGER));
const word = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => !text.includes("\0"));

const fields = z.object({
  name: word(255),
  size: wholeNumber.pipe(z.number().min(1)),
  modified: wholeNumber.default(0),
  offset: wholeNumber.default(0),
  format: word(40).optional(),
  store: word(128).optional(),
  through: word(64).optional(),
  check: z.enum(["0", "1"]).default("0"),
});

/** Reads `?name=&size=&modified=&offset=&format=&store=&through=&check=`; a string says what is wrong. */
export function readUploadAddress(params: URLSearchParams, now: number): UploadAddress | string {
  const parsed = fields.safeParse(Object.fromEntries(params));
  if (!parsed.success) return `${String(parsed.error.issues[0]?.path[0] ?? "address")}: not understood`;
  const { name, size, modified, offset, format, store, through, check } = parsed.data;
  if (format !== undefined && readPresetName(format) === null && !findAdapter(format))
    return "format: unknown";
  if (offset > size) return "offset: beyond the end";
  const instant = through === undefined ? null : parseInstant(through, now);
  if (typeof instant === "string") return `through: ${instant}`;
  return {
    key: JSON.stringify([name, size, modified]),
    name,
    size,
    offset,
    format: format ?? null,
    store: store ?? null,
    through: instant,
    checksFirst: check === "1",
  };
}
