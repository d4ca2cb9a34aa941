/** Every field that a platform's description names decides something of our events, or is said not to be used, with a reason. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { aliyunBeebotFields } from "./fields/aliyun-beebot.ts";
import { botpressFields } from "./fields/botpress.ts";
import { chatwootFields } from "./fields/chatwoot.ts";
import { dialogflowCxFields } from "./fields/dialogflow-cx.ts";
import { listEffects } from "./fields/field-effect.ts";
import type { FieldTable } from "./fields/field-table.ts";
import { gorgiasFields } from "./fields/gorgias.ts";
import { intercomFields } from "./fields/intercom.ts";
import { jdDongdongFields } from "./fields/jd-dongdong.ts";
import { qiyuFields } from "./fields/qiyu.ts";
import { rasaFields } from "./fields/rasa.ts";
import { shopifyOrdersFields } from "./fields/shopify-orders.ts";
import { taobaoOrdersFields } from "./fields/taobao-orders.ts";
import { taobaoQianniuFields } from "./fields/taobao-qianniu-dianxiaomi.ts";
import { woocommerceOrdersFields } from "./fields/woocommerce-orders.ts";
import { zendeskFields } from "./fields/zendesk.ts";
import { unusedFields } from "./unused-fields.ts";

const descriptions = `${import.meta.dirname}/../../../../shared/formats`;

const tables: Readonly<Record<string, FieldTable>> = {
  qiyu: qiyuFields,
  chatwoot: chatwootFields,
  zendesk: zendeskFields,
  intercom: intercomFields,
  rasa: rasaFields,
  "dialogflow-cx": dialogflowCxFields,
  botpress: botpressFields,
  gorgias: gorgiasFields,
  "aliyun-beebot": aliyunBeebotFields,
  "jd-dongdong": jdDongdongFields,
  "taobao-qianniu-dianxiaomi": taobaoQianniuFields,
  "shopify-orders": shopifyOrdersFields,
  "woocommerce-orders": woocommerceOrdersFields,
  "taobao-orders": taobaoOrdersFields,
};

describe.each(Object.entries(tables))("%s", (description, { examples, fields, elsewhere = {} }) => {
  test.each(Object.entries(fields))("%s: %j", async (_field, [place, becomes, instead]) => {
    const [name, ...steps] = place.split(".") as [string, ...string[]];
    expect(await listEffects(examples[name]!, steps, instead)).toContain(becomes);
  });

  test("what another test shows is in that test's file", () => {
    if (Object.keys(elsewhere).length === 0) return;
    const own = readFileSync(`${import.meta.dirname}/${description}.test.ts`, "utf8");
    const missing = Object.values(elsewhere).filter((name) => !own.includes(JSON.stringify(name)));
    expect(missing).toEqual([]);
  });
});

/** Where fields stand in further columns of a description's tables than the first. */
const inAllColumns = new Set(["botpress", "jd-dongdong"]);

/** Words in code marks in the rows of a description's tables. */
function listFields(description: string): string[] {
  const text = readFileSync(`${descriptions}/${description}.md`, "utf8");
  const rows = text.split("\n").filter((line) => line.startsWith("|") && !/^\|[-| :]+\|$/.test(line));
  const cells = rows.map((row) => (inAllColumns.has(description) ? row : (row.split("|")[1] ?? "")));
  const marked = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, words]) => words!));
  return [...new Set(marked.flatMap((words) => words.match(/[A-Za-z_]\w*/g) ?? []))];
}

test.skipIf(!existsSync(descriptions)).each(Object.entries(tables))(
  "no field of %s is left out (skipped where ../shared/formats is absent)",
  (description, { fields, elsewhere = {} }) => {
    const unused = unusedFields[description] ?? {};
    const named = listFields(description);
    const forgotten = named.filter((field) => !(field in unused || field in fields || field in elsewhere));
    expect(forgotten).toEqual([]);
    // A reason for what no table names is one for a field that is gone or was mistyped; a field has one of both.
    expect(Object.keys(unused).filter((field) => !named.includes(field) || field in fields)).toEqual([]);
  },
);
