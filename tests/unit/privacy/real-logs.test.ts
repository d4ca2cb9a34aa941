/**
 * Published logs whose publishers took personal data out, and what they overlooked. The lists were made by reading every
 * text with seven or more digits near each other, an @ within a word, or a postcode; they tell places, never the data.
 */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findPersonalData } from "#app/privacy/find-personal-data.ts";

const folder = `${import.meta.dirname}/../../../../shared/data`;
const isAbsent = !existsSync(folder);

type Text = { place: string; text: string };

const readLines = (path: string) => readFileSync(`${folder}/${path}`, "utf8").split("\n");

function* readJd(): Generator<Text> {
  for (const [index, line] of readLines("jddc_sample_zh/chat_0.1per.txt").entries()) {
    yield { place: `chat:${index + 1}`, text: line.split("\t").slice(6).join("\t") };
  }
  for (const name of ["dev_question", "dev_answer"]) {
    for (const [index, text] of readLines(`jddc_sample_zh/${name}.txt`).entries()) {
      yield { place: `${name}:${index + 1}`, text };
    }
  }
  for (const [index, line] of readLines("jddc_satisfaction_zh/dialogues.jsonl").entries()) {
    if (line === "") continue;
    const { turns } = JSON.parse(line) as { turns: { user: string | null; agent: string | null }[] };
    for (const { user, agent } of turns) {
      yield { place: `dialogues:${index + 1}`, text: user ?? "" };
      yield { place: `dialogues:${index + 1}`, text: agent ?? "" };
    }
  }
}

/** The text of each tweet by its id; rows are comma-separated, cells may be quoted. */
function* readTweets(): Generator<Text> {
  const csv = readFileSync(`${folder}/twcs_sample_en/twcs.csv`, "utf8");
  let cells: string[] = [];
  for (const match of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))([,\n]|$)/g)) {
    cells.push((match[1] ?? match[2] ?? "").replaceAll('""', '"'));
    if (match[3] === ",") continue;
    if (cells.length > 5) yield { place: cells[1]!, text: cells[5]! };
    cells = [];
  }
}

function findIn(texts: readonly Text[], kinds: readonly string[]): string[] {
  return texts.flatMap(({ place, text }) =>
    findPersonalData(text)
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ kind }) => `${place} ${kind}`),
  );
}

/** What the platforms give numbers to: orders, tickets, parcels, cases, versions, addresses of computers, days. */
function countOtherNumbers(texts: readonly Text[]): number {
  const number = /(?<![@\w/.-])\d(?:[ .-]?\d){6,}(?!\d)/g;
  return texts.reduce((count, { text }) => {
    const found = findPersonalData(text);
    const numbers = Array.from(text.replace(/https?:\S+/g, "").matchAll(number), ([written]) => written);
    return (
      count +
      numbers.filter((written) => !found.some(({ start, end }) => text.slice(start, end).includes(written)))
        .length
    );
  }, 0);
}

const numbered = ["phone", "email", "id-card", "bank-card"];

describe.skipIf(isAbsent)("the JD logs (skipped where ../shared/data is absent)", () => {
  const texts = isAbsent ? [] : [...readJd()];

  test("one phone number was left in, told twice: recall 2 of 2, and no other number is taken for one", () => {
    expect(findIn(texts, numbered)).toEqual(["dev_answer:144 phone", "dev_answer:144 phone"]);
  });

  test("numbers of products, orders and discounts stay", () => {
    expect(countOtherNumbers(texts)).toBeGreaterThanOrEqual(40);
  });

  test("addresses, whose numbers the publisher took out, are found by their places", () => {
    const found = new Set(findIn(texts, ["address"]));
    for (const place of [
      "chat:8038",
      "chat:8683",
      "dialogues:121",
      "dialogues:138",
      "dialogues:167",
      "dialogues:218",
      "dialogues:250",
    ]) {
      expect(found, place).toContain(`${place} address`);
    }
    expect(findIn(texts, ["address"]).length).toBeLessThanOrEqual(20);
  });
});

describe.skipIf(isAbsent)("the Twitter log (skipped where ../shared/data is absent)", () => {
  const texts = isAbsent ? [] : [...readTweets()];
  const phones =
    "976 1178 1323 1920 2306 2490 3032 3237 3260 3494 3817 3986 4000 4011 4444 4647 4808 4820 4836 5135 5524 5663 5885 5922 5926 6962".split(
      " ",
    );

  test("every phone number is found: recall 26 of 26, and no other number is taken for one", () => {
    expect(texts.length).toBeGreaterThanOrEqual(4_998);
    expect(findIn(texts, numbered).sort()).toEqual(phones.map((place) => `${place} phone`).sort());
  });

  test("every address with a postcode is found", () => {
    expect(findIn(texts, ["address"])).toEqual(
      ["3352", "4646", "4647", "4790"].map((place) => `${place} address`),
    );
  });

  test.each([
    ["orders", ["654", "690"]],
    ["a ticket, a booking, a case, a reference", ["347", "367", "847", "876", "1436", "3149"]],
    ["a parcel and a product", ["5128", "3456"]],
    ["versions and computers", ["1872", "2853", "2934", "3903", "3905", "3906", "3907", "5008"]],
    ["days and prices", ["2253", "3118", "3397", "3471", "3835", "4348", "7620"]],
  ])("numbers of %s stay", (_, places) => {
    const found = new Map(texts.map((text) => [text.place, text]));
    for (const place of places) {
      expect(findPersonalData(found.get(place)!.text), place).toEqual([]);
    }
  });
});
