/** Every field that a platform's description names is read and tested, or said not to be used, with a reason. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { unusedFields } from "./unused-fields.ts";

const root = `${import.meta.dirname}/../../..`;
const formats = `${root}/../shared/formats`;

/** By description: how the files of its adapters begin, and whether fields stand in further columns than the first. */
const adapters: Readonly<Record<string, { prefix: string; inAllColumns?: true }>> = {
  qiyu: { prefix: "qiyu" },
  chatwoot: { prefix: "chatwoot" },
  zendesk: { prefix: "zendesk" },
  intercom: { prefix: "intercom" },
  rasa: { prefix: "rasa" },
  "dialogflow-cx": { prefix: "dialogflow-cx" },
  botpress: { prefix: "botpress", inAllColumns: true },
  gorgias: { prefix: "gorgias" },
  "aliyun-beebot": { prefix: "beebot" },
  "jd-dongdong": { prefix: "jd", inAllColumns: true },
  "taobao-qianniu-dianxiaomi": { prefix: "taobao-rating" },
  "shopify-orders": { prefix: "shopify" },
  "woocommerce-orders": { prefix: "woocommerce" },
  "taobao-orders": { prefix: "taobao" },
};

/** Words in code marks in the rows of a description's tables. */
function listFields(format: string, inAllColumns: boolean): Set<string> {
  const text = readFileSync(`${formats}/${format}.md`, "utf8");
  const rows = text.split("\n").filter((line) => line.startsWith("|") && !/^\|[-| :]+\|$/.test(line));
  const cells = rows.map((row) => (inAllColumns ? row : (row.split("|")[1] ?? "")));
  const marked = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, words]) => words!));
  return new Set(marked.flatMap((words) => words.match(/[A-Za-z_]\w*/g) ?? []));
}

function listWords(folder: string, fits: (name: string) => boolean): Set<string> {
  const files = readdirSync(`${root}/${folder}`).filter((name) => name.endsWith(".ts") && fits(name));
  const texts = files.map((name) => readFileSync(`${root}/${folder}/${name}`, "utf8"));
  return new Set(texts.flatMap((text) => text.match(/[A-Za-z_]\w*/g) ?? []));
}

test.skipIf(!existsSync(formats)).each(Object.entries(adapters))(
  "%s (skipped where ../shared/formats is absent)",
  (format, { prefix, inAllColumns = false }) => {
    const read = listWords("app/sources", (name) => name.startsWith(prefix));
    const tested = listWords(
      "tests/unit/sources",
      (name) => name.startsWith(prefix) || name === "help-desks.test.ts",
    );
    const unused = unusedFields[format] ?? {};
    const fields = [...listFields(format, inAllColumns)];
    const forgotten = fields.filter((field) => !(field in unused) && !(read.has(field) && tested.has(field)));
    expect(forgotten).toEqual([]);
    // A reason for what no table names is one for a field that is gone or was mistyped.
    expect(Object.keys(unused).filter((field) => !fields.includes(field))).toEqual([]);
  },
);
