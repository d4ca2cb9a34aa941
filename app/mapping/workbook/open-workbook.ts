/** The sheets of a workbook (.xlsx) and their rows, read as a stream; the same in a browser and on a server. */
import { BlobReader, configure, ZipReader, type FileEntry } from "@zip.js/zip.js";
import { readTimeStyles } from "./cell-styles.ts";
import { createRowReader, type CellContext } from "./read-cells.ts";
import { createStringReader } from "./shared-strings.ts";
import { createTokeniser, readAttribute } from "./xml-tokens.ts";

configure({ useWebWorkers: false });

export type SheetRow = { row: number; cells: string[] };
export type Workbook = {
  /** Names of the sheets, in order. */
  sheets: string[];
  /** Rows of a sheet (null: the first) that say something. Throws a BadWorkbook for a name there is none of. */
  rows: (sheet: string | null) => AsyncGenerator<SheetRow[]>;
};

export class BadWorkbook extends Error {
  override name = "BadWorkbook";
}

/** What a part may unpack to: as much as the largest sheet has, and no more than a few hundred times its packed size. */
const limits = { bytes: 4 * 1024 ** 3, ratio: 1_000, small: 16 * 1024 * 1024, shared: 512 * 1024 * 1024 };

/** Throws a BadWorkbook for what is no workbook. */
export async function openWorkbook(blob: Blob): Promise<Workbook> {
  const entries = await readEntries(blob);
  const workbook = entries.get("xl/workbook.xml");
  if (!workbook) throw new BadWorkbook("not a workbook (.xlsx)");
  const { sheets, epoch } = readSheets(await readAll(workbook));
  const targets = readTargets(await readAll(entries.get("xl/_rels/workbook.xml.rels")));
  let context: Promise<CellContext> | null = null;
  return {
    sheets: sheets.map(({ name }) => name),
    async *rows(name) {
      const sheet = name === null ? sheets[0] : sheets.find((one) => one.name === name);
      if (!sheet) throw new BadWorkbook(`no sheet called ${name ?? ""}`);
      const entry = entries.get(targets.get(sheet.relation) ?? "");
      if (!entry) throw new BadWorkbook(`the sheet ${sheet.name} is missing`);
      const read = createRowReader(await (context ??= readContext(entries, epoch)));
      for await (const piece of readText(entry)) {
        const rows = read(piece).filter(({ cells }) => cells.some((cell) => cell !== ""));
        if (rows.length > 0) yield rows;
      }
    },
  };
}

async function readEntries(blob: Blob): Promise<Map<string, FileEntry>> {
  try {
    const all = await new ZipReader(new BlobReader(blob)).getEntries();
    return new Map(all.flatMap((entry) => (entry.directory ? [] : [[entry.filename, entry] as const])));
  } catch {
    throw new BadWorkbook("a damaged workbook");
  }
}

function readSheets(xml: string): { sheets: { name: string; relation: string }[]; epoch: 1900 | 1904 } {
  const sheets: { name: string; relation: string }[] = [];
  let epoch: 1900 | 1904 = 1900;
  for (const token of createTokeniser()(xml)) {
    if (token.what !== "open") continue;
    if (token.name === "sheet") {
      const name = readAttribute(token.attributes, "name");
      const relation = readAttribute(token.attributes, String.raw`(?:\w+:)id`);
      if (name !== null && relation !== null) sheets.push({ name, relation });
    } else if (
      token.name === "workbookPr" &&
      /^(1|true)$/.test(readAttribute(token.attributes, "date1904") ?? "")
    ) {
      epoch = 1904;
    }
  }
  return { sheets, epoch };
}

function readTargets(xml: string): Map<string, string> {
  const targets = new Map<string, string>();
  for (const token of createTokeniser()(xml)) {
    if (token.what !== "open" || token.name !== "Relationship") continue;
    const target = readAttribute(token.attributes, "Target") ?? "";
    targets.set(
      readAttribute(token.attributes, "Id") ?? "",
      target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`,
    );
  }
  return targets;
}

async function readContext(entries: Map<string, FileEntry>, epoch: 1900 | 1904): Promise<CellContext> {
  const reader = createStringReader();
  const strings = entries.get("xl/sharedStrings.xml");
  if (strings) {
    if (strings.uncompressedSize > limits.shared)
      throw new BadWorkbook("its texts are too many: save the sheet as CSV");
    for await (const piece of readText(strings)) reader.take(piece);
  }
  const timeStyles = readTimeStyles(await readAll(entries.get("xl/styles.xml")));
  return { shared: reader.strings, timeStyles, epoch };
}

async function readAll(entry: FileEntry | undefined): Promise<string> {
  if (!entry) return "";
  if (entry.uncompressedSize > limits.small) throw new BadWorkbook("a damaged workbook");
  let text = "";
  for await (const piece of readText(entry)) text += piece;
  return text;
}

async function* readText(entry: FileEntry): AsyncGenerator<string> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const ending = entry.getData(writable).catch((error: unknown) => writable.abort(error));
  const decoder = new TextDecoder();
  const reader = readable.getReader();
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      bytes += value.length;
      if (bytes > limits.bytes || (bytes > limits.small && bytes > limits.ratio * entry.compressedSize)) {
        throw new BadWorkbook("unpacks to more than a workbook may hold");
      }
      yield decoder.decode(value, { stream: true });
    }
    const last = decoder.decode();
    if (last !== "") yield last;
  } catch (error) {
    throw error instanceof BadWorkbook ? error : new BadWorkbook("a damaged workbook");
  } finally {
    await reader.cancel().catch(() => undefined);
    await ending.catch(() => undefined);
  }
}
