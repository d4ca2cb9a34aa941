/** Exports of shops through every way in: import, check, quarantine, mending; states that come in any order. */
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { runDry } from "#app/ingest/dry-run.ts";
import { ingestStream } from "#app/ingest/ingest-stream.ts";
import { openMasker } from "#app/ingest/open-masker.ts";
import { openLine, saveLine } from "#app/quarantine/edit-line.ts";
import type { MendRule } from "#app/quarantine/mend-rule.ts";
import { runMend } from "#app/quarantine/run-mend.ts";
import { takeFile, type FileKind } from "#app/quarantine/take-file.ts";
import { findSettledImport } from "#db/quarantine/find-import.ts";
import { streamRawLines } from "#db/quarantine/lines.ts";
import { findMend, startMend } from "#db/quarantine/mends.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

let database: TestDatabase;
let dataDir = "";
beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "apiary-orders-"));
  await mkdir(join(dataDir, "uploads/mends"), { recursive: true });
});
beforeEach(() => database.truncate());
afterAll(async () => {
  await database.destroy();
  await rm(dataDir, { recursive: true });
});

const clock = { now: () => Date.UTC(2026, 10, 20) };
const masker = openMasker({ key: testPrivacyKey, unmaskedStores: [] });

async function* bytes(content: string | Buffer): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}

function ingest(content: string | Buffer, options: { name?: string; store?: string } = {}) {
  const { name = "export.csv", store = null } = options;
  return ingestStream(database.db, bytes(content), {
    ...{ origin: "upload", name, store, clock, privacyKey: testPrivacyKey },
  });
}

async function readOrders() {
  const { rows } = await sql<{ id: string; customer: string; amount: string; status: string; paid: boolean }>`
    select external_id as id, customer, amount_minor::text as amount, status, paid_at is not null as paid
    from orders order by external_id`.execute(database.db);
  return rows;
}

async function readRefunds() {
  const { rows } = await sql<{ id: string; amount: string }>`
    select external_id as id, amount::text as amount from refunds where amount > 0 order by 1`.execute(
    database.db,
  );
  return rows.map(({ id, amount }) => [id, Number(amount)]);
}

async function readWaiting(importId: number) {
  const waiting: { line: number; text: string }[] = [];
  for await (const page of streamRawLines(database.db, { importId, group: null })) {
    waiting.push(...page.map(({ line, raw }) => ({ line, text: raw.toString("utf8") })));
  }
  return waiting;
}

const header = "订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间,订单付款时间,收货人姓名,联系手机";
const good = "1,小红,10.00,交易成功,2025-01-01 09:58:00,2025-01-01 09:59:00,王小红,'13812345678";
const strange = '2,小明,"1,020.50",交易成功,2025-01-02 09:58:00,2025-01-02 09:59:00,李小明,\'13812345679';
const right = strange.replace('"1,020.50"', "1020.50");
const cut = "4.1E+18,小刚,5.00,交易成功,2025-01-03 09:58:00,2025-01-03 09:59:00,,";
const file = `${header}\n${good}\n${strange}\n${cut}\n`;

test("a file of rows is taken; bad rows wait as objects by column, masked, with the line they stand on", async () => {
  const result = await ingest(file);
  expect(result).toMatchObject({
    format: "taobao-csv",
    accepted: 1,
    quarantined: 2,
    stores: ["taobao"],
    error: null,
  });
  const waiting = await readWaiting(result.importId);
  expect(waiting.map(({ line }) => line)).toEqual([3, 4]);
  const [row] = waiting.map(({ text }) => JSON.parse(text) as Record<string, string>);
  expect(row).toEqual({
    订单编号: "2",
    买家会员名: masker.maskCustomer("小明"),
    买家实际支付金额: "1,020.50",
    订单状态: "交易成功",
    订单创建时间: "2025-01-02 09:58:00",
    订单付款时间: "2025-01-02 09:59:00",
    收货人姓名: masker.maskValue("name", "李小明"),
    联系手机: masker.maskValue("phone", "13812345679"),
  });
  const { rows } = await sql<{ timezone: string; currency: string }>`
    select timezone, currency from stores where key = 'taobao'`.execute(database.db);
  expect(rows).toEqual([{ timezone: "Asia/Shanghai", currency: "CNY" }]);
});

test("a check tells what the import then does", async () => {
  const report = await runDry(database.db, bytes(file), {
    name: "export.csv",
    clock,
    privacyKey: testPrivacyKey,
  });
  expect(report).toMatchObject({
    format: "taobao-csv",
    records: 3,
    accepted: 1,
    quarantined: 2,
    error: null,
  });
  expect(report.problems.map(({ field, reason }) => [field, reason])).toEqual([
    ["买家实际支付金额", "not a decimal amount"],
    ["订单编号", "id cut to a power of ten: its digits are lost"],
  ]);
  expect(await readOrders()).toEqual([]);
});

const mended = [
  { id: "1", customer: masker.maskCustomer("小红"), amount: "1000", status: "TRADE_FINISHED", paid: true },
  // The same customer as an order of theirs that was right from the start would have.
  { id: "2", customer: masker.maskCustomer("小明"), amount: "102050", status: "TRADE_FINISHED", paid: true },
];

async function settle(started: Awaited<ReturnType<typeof startMend>>) {
  if (typeof started === "string") throw new Error(started);
  const signal = new AbortController().signal;
  await runMend({ db: database.db, dataDir, privacyKey: testPrivacyKey, signal, clock }, started.mendId);
  return findMend(database.db, started.mendId);
}

async function sendAgain(importId: number, kind: FileKind, content: string) {
  const path = `uploads/mends/${kind}`;
  await writeFile(join(dataDir, path), content);
  const found = (await findSettledImport(database.db, importId))!;
  const kept = { dataDir, path, privacyKey: testPrivacyKey };
  const answer = await takeFile(database.db, found, { importId, group: null }, kind, kept);
  return "mendId" in answer ? settle(answer) : answer;
}

describe("waiting rows are mended", () => {
  test("by a rule", async () => {
    const { importId } = await ingest(file);
    const rules: MendRule[] = [{ kind: "amount", field: "买家实际支付金额" }];
    const end = await settle(await startMend(database.db, { importId, group: null, kind: "rules", rules }));
    expect(end).toMatchObject({ status: "done", taken: 1 });
    expect(await readOrders()).toEqual(mended);
  });

  test("by hand", async () => {
    const { importId } = await ingest(file);
    const found = (await findSettledImport(database.db, importId))!;
    const opened = (await openLine(database.db, found, { part: 0, line: 3 }))!;
    expect(opened.obstacle).toBeNull();
    const text = opened.shown.text.replace("1,020.50", "1020.50");
    const saving = { clock, privacyKey: testPrivacyKey };
    expect(await saveLine(database.db, found, { part: 0, line: 3 }, text, saving)).toMatchObject({
      outcome: "taken",
    });
    expect(await readOrders()).toEqual(mended);
  });

  test("by the waiting lines sent again", async () => {
    const { importId } = await ingest(file);
    const lines = (await readWaiting(importId)).map(({ text }) => text.replace("1,020.50", "1020.50"));
    expect(await sendAgain(importId, "lines", lines.join("\n"))).toMatchObject({ status: "done", taken: 1 });
    expect(await readOrders()).toEqual(mended);
    expect(await readWaiting(importId)).toHaveLength(1);
  });

  test("by the whole file sent again, in whatever encoding", async () => {
    const { importId } = await ingest(file);
    const whole = `\ufeff${header}\n${good}\n${right}\n${cut}\n`;
    expect(await sendAgain(importId, "file", whole)).toMatchObject({ status: "done", taken: 1 });
    expect(await readOrders()).toEqual(mended);
  });
});

const trade = {
  ...{ tid: "2", status: "TRADE_FINISHED", payment: "1020.50", buyer_nick: "小明" },
  ...{ created: "2025-01-02 09:58:00", pay_time: "2025-01-02 09:59:00", modified: "2025-01-05 12:00:00" },
  orders: [{ oid: "2", num: 1, payment: "1020.50", num_iid: "7", refund_status: "SUCCESS", refund_id: "r1" }],
};
const refund = {
  ...{ refund_id: "r1", tid: "2", refund_fee: "20.50", status: "SUCCESS" },
  ...{ created: "2025-01-04 12:00:00", modified: "2025-01-04 13:00:00" },
};
const closed = `${header},订单关闭原因\n${right.replace("交易成功", "交易关闭")},退款\n`;

/** All orders of a few things. */
function permute<Thing>(things: readonly Thing[]): Thing[][] {
  if (things.length === 0) return [[]];
  return things.flatMap((thing, index) =>
    permute(things.toSpliced(index, 1)).map((rest) => [thing, ...rest]),
  );
}

test("states and refunds may come in any order and by any way in: what is left is the same", async () => {
  const before = {
    ...trade,
    status: "WAIT_BUYER_PAY",
    pay_time: null,
    modified: "2025-01-02 09:58:00",
    orders: [],
  };
  const pieces: [string, string][] = [
    ["before.json", JSON.stringify({ trade: before })],
    ["trade.json", JSON.stringify({ trade })],
    ["refund.json", JSON.stringify({ refund })],
    ["closed.csv", closed],
  ];
  for (const order of permute(pieces)) {
    await database.truncate();
    for (const [name, content] of order) await ingest(content, { name });
    const told = order.map(([name]) => name).join(" ");
    expect([told, await readOrders()]).toEqual([told, [mended[1]]]);
    expect([told, await readRefunds()]).toEqual([told, [["r1", 20.5]]]);
  }
}, 120_000);

test("the same file again changes nothing, and --store names the shop", async () => {
  expect(await ingest(file, { store: "hz" })).toMatchObject({ accepted: 1, stores: ["hz"] });
  expect(await ingest(file, { store: "hz" })).toMatchObject({ accepted: 0, duplicate: 1 });
  expect(await ingest(file, { store: "sh" })).toMatchObject({ accepted: 1, stores: ["sh"] });
});

test("a row of Shopify's that cannot be read waits with all the rows of its order", async () => {
  const csv = `Name,Email,Financial Status,Paid at,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Id
#1,li@example.test,paid,2025-01-01 10:00:05 +0800,USD,$50.00,2025-01-01 10:00:00 +0800,1,Mug,20.00,55
#1,li@example.test,,,,,,1,Shirt,30.00,
`;
  const result = await ingest(csv);
  expect(result).toMatchObject({ format: "shopify-csv", accepted: 0, quarantined: 1 });
  const [row] = await readWaiting(result.importId);
  expect(row).toMatchObject({ line: 2 });
  expect(JSON.parse(row!.text)).toMatchObject({ Total: "$50.00", rows: [{ "Lineitem name": "Shirt" }] });
  expect(row!.text).not.toContain("li@example");
  const rules: MendRule[] = [{ kind: "amount", field: "Total" }];
  await settle(
    await startMend(database.db, { importId: result.importId, group: null, kind: "rules", rules }),
  );
  expect(await readOrders()).toEqual([
    {
      id: "55",
      customer: masker.maskCustomer("li@example.test"),
      amount: "5000",
      status: "paid",
      paid: true,
    },
  ]);
});

const sample = `${import.meta.dirname}/../../../../shared/data/orders_tmall_zh/tmall_order_report.csv`;
test.skipIf(!existsSync(sample))(
  "the Tmall sample in the database, to the fen (skipped where ../shared/data is absent)",
  async () => {
    const content = readFileSync(sample);
    const result = await ingest(content, { name: "tmall_order_report.csv" });
    expect(result).toMatchObject({
      format: "tmall-report",
      accepted: 28_010 + 5_646,
      quarantined: 0,
      stores: ["tmall"],
    });
    const rows = content.toString("utf8").trim().split("\n").slice(1);
    const told = { gross: 0, back: 0, unpaid: 0 };
    for (const row of rows) {
      const [, total, , , , paid, refunded] = row.split(",");
      told[paid === "" ? "unpaid" : "gross"] += Math.round(Number(total) * 100);
      told.back += Math.round(Number(refunded) * 100);
    }
    const { rows: stored } = await sql<typeof told>`
    select (select sum(amount_minor)::float8 from orders where paid_at is not null) as gross,
      (select round(sum(amount) * 100)::float8 from refunds) as back,
      (select sum(amount_minor)::float8 from orders where paid_at is null) as unpaid`.execute(database.db);
    expect(stored).toEqual([told]);
  },
);
