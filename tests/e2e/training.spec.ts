import { signInBrowser } from "#tests/setup/sign-in.ts";
import { expect, test } from "#tests/setup/browser-test.ts";

// A gap of the demo is taken from found to live, as its trainer does it; each run has a demo of its own.
test.use({
  storageState: async ({ baseURL }, use) => use(await signInBrowser(baseURL!, "trainer")),
});

const store = "/training?f=store:is:xingye-life";

test("a trainer claims a gap, drafts, backtests, publishes, exports, and sees it watched", async ({
  page,
  pageNoise,
}) => {
  const queue = page.getByRole("table", { name: "What the bot could not do" });
  // The demo's gaps are worked out after it has been loaded; until then the page says so.
  await expect(async () => {
    await page.goto(store);
    await expect(queue).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 50_000, intervals: [1_000] });

  await page.goto(`${store}&sort=gap-customers:desc`);
  const first = queue.getByRole("row").nth(1);
  const title = (await first.getByRole("link").first().textContent())!;
  await first.getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const asked = Number(
    await page
      .locator("dt", { hasText: /^Questions$/ })
      .locator("+ dd")
      .textContent(),
  );
  await expect(page.getByRole("heading", { name: `${asked} questions` })).toBeVisible();

  await page.getByRole("button", { name: "Claim", exact: true }).click();
  const answer = page.getByRole("textbox", { name: "Answer" });
  await expect(answer).toHaveValue("");
  await page
    .getByRole("button", { name: /^Use in the answer/ })
    .first()
    .click();
  await expect(answer).not.toHaveValue("");
  await page
    .getByRole("button", { name: /^Take over as a variant/ })
    .first()
    .click();
  await page.getByRole("textbox", { name: "Entry" }).fill("not an id");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Entry: an id without blanks" })).toBeVisible();
  // A browser tells of a refusal by itself.
  expect(pageNoise.splice(0)).toEqual([expect.stringContaining("400 (Bad Request)")]);
  await page.getByRole("textbox", { name: "Entry" }).fill("e2e-entry");
  await page.getByRole("button", { name: "Save and backtest" }).click();

  const backtest = page.getByRole("region", { name: "Backtest" });
  const matched = backtest.locator("dt", { hasText: "Of the gap, matched" }).locator("+ dd");
  await expect(matched).toHaveText(/^\d+ of \d+$/);
  const [some, all] = (await matched.textContent())!.split(" of ").map(Number);
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThanOrEqual(all!);
  expect(all).toBeLessThanOrEqual(asked);

  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const live = page.getByRole("region", { name: "The answer that is live" });
  await expect(live).toContainText("e2e-entry");
  const csv = await page.request.get((await live.getByRole("link", { name: "CSV" }).getAttribute("href"))!);
  expect(await csv.text()).toContain("e2e-entry");

  // The demo's data ends before today: what can be told of it yet is how often it was asked before.
  const outcome = page.getByRole("region", { name: "Since it is live" });
  await expect(outcome).toContainText("the data does not reach beyond it yet");
  await expect(outcome).toContainText("0 of 14 days watched");
  await expect(outcome).toContainText("Decided once the data reaches");
  await expect(page.getByRole("list", { name: "How far it has come" }).locator("[aria-current]")).toHaveText(
    "watching",
  );
  await expect(page.getByRole("region", { name: "History" })).toContainText(/being watched.*published/s);
  await page.goto(`${store}&state=watching`);
  await expect(queue.getByRole("row").filter({ hasText: title })).toContainText(
    /watching\s*0 of 14 days watched/,
  );

  // What went live is an entry like any other, with its history.
  await page.goto("/training/entries/e2e-entry?f=store:is:xingye-life");
  await expect(page.getByRole("region", { name: "What the bot answers" })).toBeVisible();
  await expect(page.getByRole("region", { name: "History" }).getByText("published")).toBeVisible();
});
