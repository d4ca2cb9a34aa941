/** Keys, the URL as the whole state, languages and what axe finds. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "#tests/setup/browser-test.ts";

/** Keys are heard once the page has come alive. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByText(/^Live/)).toBeVisible();
}

test("keys choose the period, shift it, compare and go back", async ({ page }) => {
  await open(page, "/experience");
  await page.keyboard.press("w");
  await expect(page).toHaveURL(/period=7d/);
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/period=2026-11-04\.\.2026-11-10/);
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/period=7d/);
  for (const key of ["ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowRight"]) await page.keyboard.press(key);
  await expect(page).toHaveURL(/period=2026-10-28\.\.2026-11-03/);
  await page.keyboard.press("t");
  await expect(page).not.toHaveURL(/period=/);
  await page.keyboard.press("1");
  await expect(page).toHaveURL(/f=store(:|%3A)is(:|%3A)[\w-]+/);
  await page.keyboard.press("0");
  await expect(page).not.toHaveURL(/f=store/);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("a search finds words in transcripts and keeps them in the URL", async ({ page }) => {
  await open(page, "/conversations");
  await page.keyboard.press("/");
  await page.keyboard.type("open-ear");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=open-ear/);
  await page.reload();
  await expect(page.getByRole("searchbox")).toHaveValue("open-ear");
});

test("/ goes to the search from any page, and what is typed then is text, not keys", async ({ page }) => {
  await open(page, "/experience");
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused({ timeout: 30_000 });
  await page.keyboard.type("refund");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/conversations\?q=refund$/);
});

test("an address nobody could have meant is still a page", async ({ page }) => {
  for (const query of ["period=zzz&f=bad&sort=%00", "q=%00&f=agent:is:%00", "list=nothing&c=x&hours=7"]) {
    const response = await page.goto(`/conversations?${query}`);
    expect(response?.status()).toBe(200);
  }
});

test("history opens where its data ends, not on an empty present", async ({ page }) => {
  await page.goto("/experience?period=2020-01-01..2020-01-31");
  await expect(page.locator("main")).toContainText("2026");
  await expect(page.locator("[data-metric=verified_rate]")).toHaveCount(0);
});

const pages = ["/stores", "/experience", "/escalations", "/conversations", "/definitions", "/imports"];

for (const path of pages) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing on ${path} in the ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    });
  }

  test(`${path} speaks Chinese, and fits a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${path}?lang=zh-TW`);
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-TW");
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  });
}

test("the drawer of a number is free of axe findings too", async ({ page }) => {
  await page.goto("/experience?list=outcome_takeover");
  await expect(page.getByRole("dialog").locator("[data-row]").first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa"]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});
