/** Published questions: labelled by what they ask, or just many of them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export type Labelled = { text: string; label: string };

const folder = join(import.meta.dirname, "../../../../shared/data");

/** English questions to a bank, the test part: 77 intents. */
export function readBanking(part: "test" | "train" = "test"): Labelled[] {
  return readTable(`banking77_en/${part}.csv`).map(({ text, category }) => ({
    text: text!,
    label: category!,
  }));
}

/** Chinese turns of JD's customers, those with a named intent. */
export function readJddc(): Labelled[] {
  return readTable("jddc_satisfaction_zh/user_turns_intent.csv")
    .filter(({ intent }) => intent && intent !== "OTHER")
    .map(({ text, intent }) => ({ text: text!, label: intent! }));
}

/** Different texts of all published sets, Chinese and English, spread over the sets. */
export function readManyTexts(count: number): string[] {
  const texts = new Set<string>();
  for (const line of read("question_pairs_zh/atec_train.tsv").split(/\r?\n/)) {
    for (const text of line.split("\t").slice(1, 3)) texts.add(text);
  }
  for (const row of readTable("question_pairs_zh/bq_dev.csv")) texts.add(row.sentence1!).add(row.sentence2!);
  for (const { text } of [...readBanking("train"), ...readBanking()]) texts.add(text);
  for (const { utterance } of readTable("bitext_customer_support_en/train.csv")) texts.add(utterance!);
  for (const { text } of readTable("jddc_satisfaction_zh/user_turns_intent.csv")) texts.add(text!);
  for (const line of read("jddc_sample_zh/chat_0.1per.txt").split("\n")) {
    const cells = line.split("\t");
    if (cells[2] === "0") texts.add(cells.slice(6).join(" "));
  }
  const all = [...texts].filter((text) => text.trim() !== "");
  if (all.length < count) throw new Error(`there are ${all.length} texts only`);
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)]!);
}

function readTable(path: string): Partial<Record<string, string>>[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of read(path).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end !== ",") rows.push([]);
  }
  const [head, ...body] = rows.filter((row) => row.length > 1);
  return body.map((row) => Object.fromEntries(head!.map((name, index) => [name, row[index]])));
}

function read(path: string): string {
  return readFileSync(join(folder, path), "utf8").replaceAll("\ufeff", "");
}
