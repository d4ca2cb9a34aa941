/** A number opens the list behind it, as long as the number; a row opens its transcript. */
import { expect, test } from "#tests/setup/browser-test.ts";
import { sumTruth } from "#tests/setup/demo-truth.ts";

const tiny = "starfield-renewed";

test("a number opens a list of exactly that length, and a row its transcript", async ({ page }) => {
  const truth = sumTruth(tiny);
  await page.goto("/stores");
  await page.locator(`tr[data-key="${tiny}"] [data-metric=conversations]`).click();
  const drawer = page.getByRole("dialog");
  await expect(drawer.locator("[data-list-count]")).toHaveText(String(truth.conversations));
  await expect(drawer.locator("[data-row]")).toHaveCount(truth.conversations);
  await drawer.locator("[data-row]").first().click();
  await expect(page).toHaveURL(/[?&]c=\d+/);
  await expect(drawer.locator("[data-speaker=customer]").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/[?&]c=\d+/);
  await expect(drawer.locator("[data-row]")).toHaveCount(truth.conversations);
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(page).toHaveURL(/\/stores$/);
});

test("a long list pages to its end and holds as many rows as the card says", async ({ page }) => {
  const truth = sumTruth("bluebridge-outlet");
  await page.goto("/experience?f=store:is:bluebridge-outlet&list=outcome_unanswered");
  const drawer = page.getByRole("dialog");
  const expected = truth.outcomes.unanswered;
  await expect(drawer.locator("[data-list-count]")).toHaveText(String(expected));
  const more = drawer.getByRole("button", { name: "Show more" });
  while ((await drawer.locator("[data-row]").count()) < expected) {
    const before = await drawer.locator("[data-row]").count();
    await more.click();
    await expect.poll(() => drawer.locator("[data-row]").count()).toBeGreaterThan(before);
  }
  await expect(drawer.locator("[data-row]")).toHaveCount(expected);
  await expect(more).toBeHidden();
});

test("a legend entry filters, a reload keeps it, Escape clears it", async ({ page }) => {
  await page.goto("/experience");
  await page.getByRole("main").getByRole("link", { name: "Unanswered", exact: true }).click();
  await expect(page).toHaveURL(/f=outcome(:|%3A)is(:|%3A)unanswered/);
  const heading = page.getByRole("main").getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("Experience");
  const expected = sumTruth().outcomes.unanswered;
  await expect(page.locator("[data-metric=outcome_unanswered]").first()).toHaveText(String(expected));
  await page.reload();
  await expect(page.locator("[data-metric=outcome_unanswered]").first()).toHaveText(String(expected));
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/experience$/);
});
