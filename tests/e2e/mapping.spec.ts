/** A file that no format is known for comes in by its columns, in a browser. */
import AxeBuilder from "@axe-core/playwright";
import { encodeGbk } from "#tests/factories/gbk.ts";
import { expect, test } from "#tests/setup/browser-test.ts";
import { findFreePort } from "#tests/setup/free-port.ts";
import { signInFirstOwner } from "#tests/setup/sign-in.ts";
import { makeDataFolder, startApp, type AppProcess } from "./start-up/app-process.ts";

// An app of its own: what is imported here must not stand in the figures other tests look at.
test.describe.configure({ timeout: 180_000 });
const key = "key-of-the-mapping-test";
let folder: ReturnType<typeof makeDataFolder>;
let app: AppProcess;
let address = "";

test.beforeAll(async () => {
  folder = makeDataFolder();
  const port = await findFreePort();
  address = `http://127.0.0.1:${port}`;
  app = startApp({ APIARY_DATA_DIR: folder.dataDir, PORT: String(port), APIARY_API_KEY: key });
  await app.address;
});

test.afterAll(async () => {
  process.kill(app.pid, "SIGTERM");
  await app.ended;
  folder.remove();
});

// Four conversations: one with the bot alone, two handed off (one to nobody), one with a person alone; 10 messages, one row
// of a speaker nobody knows, and a total.
const rows = [
  "会话编号,买家旺旺,消息时间,发送方,客服账号,消息内容,是否转人工,满意度",
  '="9007199254740993001",tb_a,2026/10/5 9:58,买家,,请问怎么退货,否,满意',
  '="9007199254740993001",tb_a,2026/10/5 9:59,店小蜜,小蜜,"亲, 7天内可以退货",否,满意',
  '="9007199254740993002",tb_b,2026/10/5 10:01,买家,,转人工,是,不满意',
  '="9007199254740993002",tb_b,2026/10/5 10:02,店小蜜,小蜜,好的,是,不满意',
  '="9007199254740993002",tb_b,2026/10/5 10:05,阿红,小红,您好,是,不满意',
  '="9007199254740993003",tb_c,2026/10/5 11:00,买家,,发票,是,',
  '="9007199254740993003",tb_c,2026/10/5 11:01,店小蜜,小蜜,请稍等,是,',
  '="9007199254740993004",tb_d,2026/10/5 12:00,买家,,在吗,否,',
  '="9007199254740993004",tb_d,2026/10/5 12:03,阿红,小红,在的,否,',
  '="9007199254740993004",tb_d,2026/10/5 12:04,阿红,小红,您说,否,',
  '="9007199254740993004",tb_d,2026/10/5 12:05,质检,小王,旁听,否,',
  "共 11 条,,,,,,,",
];

test("an unknown GBK table is mapped in six presses, with its store, and its numbers appear", async ({
  page,
  context,
}) => {
  const name = "小店 2026-10";
  const headers = { Authorization: `Bearer ${key}` };
  await context.addCookies([await signInFirstOwner(address, app.getOutput)]);
  await page.goto(`${address}/imports/map`);
  const file = { name: `${name}.csv`, mimeType: "text/csv", buffer: encodeGbk(rows.join("\r\n")) };
  await page.locator("[data-mapping-input]").setInputFiles(file);
  await expect(page.getByLabel("Encoding")).toHaveValue("");
  await expect(page.getByLabel("Encoding").locator("option:checked")).toHaveText("GBK / GB18030 (found)");
  const counted = (type: string) => page.locator(`[data-count=${type}] dd`);
  // 阿红 and 质检 are nobody yet: their four rows cannot be read.
  await expect(counted("problem")).toHaveText("4");
  await page.locator("[data-word=阿红] select").selectOption("agent");
  await page.locator("[data-word=质检] select").selectOption("leave out");
  await expect(counted("problem")).toHaveText("0");
  await expect(counted("conversation")).toHaveText("4");
  await expect(counted("message")).toHaveText("10");
  await expect(counted("handoff")).toHaveText("2");
  await expect(counted("rating")).toHaveText("2");
  await page.getByRole("button", { name: "The next conversation" }).click();
  await expect(page.getByRole("region", { name: "Conversation 9007199254740993002" }).first()).toContainText(
    "您好",
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.length])).toEqual([]);

  // Nothing has been imported yet: the store comes to be with the mapping.
  await expect(page.getByRole("button", { name: "Save and import" })).toBeDisabled();
  await page.getByLabel("Name of the new store").fill("小店");
  await expect(page.getByLabel("Its key")).toHaveValue("store");
  await expect(page.getByLabel("Its time zone")).toHaveValue("Asia/Shanghai");
  await page.getByRole("button", { name: "Save and import" }).click();
  await page.waitForURL(/\/imports\/\d+$/);
  const sum = page.getByRole("region", { name: "Import" });
  // 10 messages, 2 handoffs, 2 ratings.
  await expect(sum.locator("dl > div", { hasText: "Accepted" }).locator("dd")).toHaveText("14", {
    timeout: 30_000,
  });
  await expect(sum.locator("dl > div", { hasText: "Conversations" }).locator("dd")).toHaveText("4");
  await expect(sum).toContainText(name);

  const asked = {
    metrics: ["conversations", "engaged", "human_only", "escalations", "rated"],
  };
  const answer = await page.request.post(`${address}/api/v1/query`, {
    headers,
    data: { ...asked, period: ["2026-10-05", "2026-10-05"] },
  });
  const { results } = (await answer.json()) as { results: { metrics: { value: number }[] }[] };
  expect(results[0]!.metrics.map(({ value }) => value)).toEqual([4, 3, 1, 2, 2]);

  // Another file of this kind is known at once, and the same rows change nothing.
  await page.goto(`${address}/imports/map`);
  await page.locator("[data-mapping-input]").setInputFiles({ ...file, name: "next.csv" });
  await expect(page.locator("[data-preset-used]")).toContainText(name);
  await page.getByRole("button", { name: `Remove “${name}”` }).click();
  await expect(page.getByRole("cell", { name })).toHaveCount(0);
});
