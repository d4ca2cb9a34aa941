/** The Sales page shows, to the cent, what an independent reading of the orders gives; every number opens its orders. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "#tests/setup/browser-test.ts";
import { lastThirtyDays, readDemoTruth } from "#tests/setup/demo-truth.ts";
import { recomputeSales, type SoldRow } from "#tests/setup/recompute-sales.ts";
import { signInBrowser } from "#tests/setup/sign-in.ts";

const buckets = ["bot", "mixed", "human", "silent"] as const;
const month = { ...lastThirtyDays, hours: 72 };

/** ¥1,234.50 of 123450 minor units. */
function yuan(minor: bigint): string {
  const [whole, cents] = [minor / 100n, String(minor % 100n).padStart(2, "0")];
  return `¥${whole.toLocaleString("en-GB")}.${cents}`;
}

const sum = (rows: readonly SoldRow[], bucket: string | null, net = false): bigint =>
  rows.reduce(
    (total, row) =>
      row.currency === "CNY" && (bucket === null || row.bucket === bucket)
        ? total + row.gross - (net ? row.refunded : 0n)
        : total,
    0n,
  );

const sold = (page: Page) => page.getByRole("region", { name: "GMV in four parts" });

test("the four buckets and their sum are those of the orders themselves, gross and net", async ({ page }) => {
  const rows = await recomputeSales(month);
  expect(sum(rows, null)).toBeGreaterThan(0n);
  await page.goto("/sales");
  for (const bucket of buckets) {
    await expect(sold(page).locator(`[data-metric=gmv_${bucket}]`)).toHaveText(yuan(sum(rows, bucket)));
  }
  await expect(sold(page).locator("[data-metric=gmv]")).toHaveText(yuan(sum(rows, null)));
  await page.getByText("Net of refunds", { exact: true }).click();
  await expect(page).toHaveURL(/money=net/);
  for (const bucket of buckets) {
    await expect(sold(page).locator(`[data-metric=gmv_${bucket}_net]`)).toHaveText(
      yuan(sum(rows, bucket, true)),
    );
  }
  await expect(sold(page).locator("[data-metric=gmv_net]")).toHaveText(yuan(sum(rows, null, true)));
});

test("the days of the chart's table add up to the sum", async ({ page }) => {
  const rows = await recomputeSales(month);
  await page.goto("/sales");
  await sold(page).getByRole("button", { name: "Table" }).click();
  await expect(sold(page).locator("tbody tr")).toHaveCount(30);
  const amounts = await sold(page).locator("tbody [data-metric=gmv]").allTextContents();
  const total = amounts.reduce((all, text) => all + BigInt(text.replace(/\D/g, "")), 0n);
  expect(yuan(total)).toBe(yuan(sum(rows, null)));
});

test("a window moves orders between the buckets and never changes the sum", async ({ page }) => {
  await page.goto("/sales");
  const card = page.getByRole("region", { name: "The same money under each window" });
  const total = yuan(sum(await recomputeSales(month), null));
  await expect(card.getByText(total, { exact: true })).toHaveCount(5);
  await card.getByRole("link", { name: "24 h" }).click();
  await expect(page).toHaveURL(/window=24/);
  const rows = await recomputeSales({ ...month, hours: 24 });
  for (const bucket of buckets) {
    await expect(sold(page).locator(`[data-metric=gmv_${bucket}]`)).toHaveText(yuan(sum(rows, bucket)));
  }
  await expect(sold(page).locator("[data-metric=gmv]")).toHaveText(total);
});

test("conversion counts whom the simulator knows to have bought", async ({ page }) => {
  let [matured, converted] = [0, 0];
  for (const { days } of Object.values(readDemoTruth().sales)) {
    for (const [day, { windows }] of Object.entries(days)) {
      if (day < month.from || day > month.to) continue;
      matured += windows["72"]!.matured;
      converted += windows["72"]!.converted;
    }
  }
  await page.goto("/sales");
  const line = page.getByRole("region", { name: "What service sells" });
  const count = (n: number) => n.toLocaleString("en-GB");
  await expect(line).toContainText(`${count(converted)} of ${count(matured)}`);
  await expect(line.locator("[data-metric=conversion_rate]")).toHaveText(
    new RegExp(`^${((100 * converted) / matured).toFixed(1)}`),
  );
});

test("a bucket's amount opens as many orders as it is made of, and a legend entry shows it alone", async ({
  page,
}) => {
  const rows = await recomputeSales(month);
  const orders = rows.find(({ bucket, currency }) => bucket === "human" && currency === "CNY")?.orders;
  await page.goto("/sales");
  await sold(page).locator("[data-metric=gmv_human]").click();
  const drawer = page.getByRole("dialog");
  await expect(drawer.locator("[data-list-count]")).toHaveText(String(orders));
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await sold(page).getByRole("link", { name: "People", exact: true }).click();
  await expect(page).toHaveURL(/only=human/);
  await expect(sold(page).getByRole("link", { name: "People", exact: true })).toHaveAttribute(
    "aria-current",
    "true",
  );
});

test("another currency has its own figures, and none is added to another", async ({ page }) => {
  const rows = await recomputeSales(month);
  const dollars = rows.filter(({ currency }) => currency === "USD");
  const total = dollars.reduce((all, { gross }) => all + gross, 0n);
  await page.goto("/sales?cur=USD");
  await expect(sold(page).locator("[data-metric=gmv]")).toHaveText(yuan(total).replace("¥", "$"));
});

test("a filter that orders know nothing of is named, and so is a store that sold nothing", async ({
  page,
}) => {
  await page.goto("/sales?f=outcome:is:durable");
  await expect(page.getByRole("main")).toContainText("Not filtered by outcome");
  await page.goto("/sales?period=2020-01-01..2020-01-31");
  await expect(page.getByRole("heading", { name: "No paid orders in this period" })).toBeVisible();
});

test("the store owner starts here; whoever sees no money has no such page", async ({ browser, baseURL }) => {
  const owner = await browser.newContext({
    storageState: await signInBrowser(baseURL!, "store_owner"),
    baseURL,
  });
  const page = await owner.newPage();
  await page.goto("/");
  await expect(page).toHaveURL(/\/sales$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sales");
  await owner.close();
  const trainer = await browser.newContext({
    storageState: await signInBrowser(baseURL!, "trainer"),
    baseURL,
  });
  const other = await trainer.newPage();
  await other.goto("/stores");
  await expect(other.getByRole("link", { name: "Sales", exact: true })).toHaveCount(0);
  expect((await trainer.request.get("/sales")).status()).toBe(403);
  await trainer.close();
});

for (const [colorScheme, width] of [
  ["light", 1440],
  ["dark", 390],
] as const) {
  test(`axe finds nothing at ${width}, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/sales");
    await expect(sold(page).locator(".recharts-bar").first()).toBeVisible();
    await expect(page.locator("[data-at-risk]").first()).toBeVisible();
    await expect(page.getByRole("main").getByRole("status")).toHaveCount(0);
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag22aa"])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
