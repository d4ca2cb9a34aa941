import { parseInstant } from "#app/events/instant.ts";
import { readPresetName } from "#app/mapping/preset-format.ts";
import { findAdapter, sourceAdapters } from "#app/sources/registry.ts";

export const usage = `Usage: npm run ingest -- FILE… [--format F] [--store KEY] [--through TIME] [--password-file P] [--check]
       npm run ingest -- --undo IMPORT
       npm run ingest -- --list-formats
  FILE            a file, packed with gzip, ZIP or not, or - for standard input
  --format F      ${sourceAdapters.map((adapter) => adapter.id).join(", ")}; detected when absent;
                  with settings as in 'jd?robots=shop-ai,shop-help' (--list-formats names them);
                  'mapped?preset=NAME' reads by a mapping made on the Imports page
  --store KEY     the store of records that name none
  --through TIME  everything of these stores up to TIME (ISO 8601 with offset) has been sent
  --password-file P  a file whose first line is the password of a ZIP archive (Qiyu's: the appKey)
  --check         says what importing the files would do, and writes nothing
  --undo IMPORT   takes everything back that an import brought; its number is on the Imports page
  --list-formats  what each format reads, infers and cannot tell`;

type Files = {
  files: string[];
  format: string | null;
  store: string | null;
  /** Where the password of archives stands. */
  passwordFile: string | null;
};

export type Command =
  | ({ do: "ingest"; through: number | null } & Files)
  | ({ do: "check" } & Files)
  | { do: "undo"; importId: number }
  | { do: "list-formats" }
  | { do: "show-usage" }
  | { do: "complain"; problem: string };

type Values = {
  format: string | null;
  store: string | null;
  through: string | null;
  undo: string | null;
  "password-file": string | null;
  isCheck: boolean;
};
type Option = Exclude<keyof Values, "isCheck">;

/** Reads the words after `npm run ingest --`. `now` (epoch ms) judges whether a time is possible. */
export function parseCommand(words: readonly string[], now: number): Command {
  const files: string[] = [];
  const none = { format: null, store: null, through: null, undo: null, "password-file": null };
  const values: Values = { ...none, isCheck: false };
  const rest = [...words];
  let isOptions = true;
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const option = isOptions ? /^--(format|store|through|undo|password-file)(?:=(.*))?$/s.exec(word) : null;
    if (isOptions && word === "--list-formats") return { do: "list-formats" };
    if (isOptions && (word === "--help" || word === "-h")) return { do: "show-usage" };
    if (isOptions && word === "--check") values.isCheck = true;
    else if (isOptions && word === "--") isOptions = false;
    else if (option) {
      const name = option[1] as Option;
      const value = option[2] ?? rest.shift();
      if (!value) return { do: "complain", problem: `--${name} needs a value` };
      values[name] = value;
    } else if (isOptions && /^-./.test(word)) return { do: "complain", problem: `unknown option ${word}` };
    else files.push(word);
  }
  return checkCommand(files, values, now);
}

function checkCommand(files: string[], values: Values, now: number): Command {
  const { format, store, undo, "password-file": passwordFile } = values;
  if (undo !== null) {
    if (files.length > 0) return { do: "complain", problem: "--undo takes no files" };
    if (!/^[1-9]\d{0,14}$/.test(undo))
      return { do: "complain", problem: `not the number of an import: ${undo}` };
    return { do: "undo", importId: Number(undo) };
  }
  if (files.length === 0) return { do: "complain", problem: "no file given" };
  if (files.filter((file) => file === "-").length > 1) {
    return { do: "complain", problem: "standard input can be read once only" };
  }
  const isKnown = format === null || readPresetName(format) !== null || findAdapter(format);
  if (!isKnown) return { do: "complain", problem: `unknown format ${format}` };
  const through = values.through === null ? null : parseInstant(values.through, now);
  if (typeof through === "string") return { do: "complain", problem: `--through: ${through}` };
  if (!values.isCheck) return { do: "ingest", files, format, store, passwordFile, through };
  if (through !== null) return { do: "complain", problem: "--check and --through do not go together" };
  return { do: "check", files, format, store, passwordFile };
}
