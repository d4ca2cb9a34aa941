/** Trainers by effect: from the table to a trainer, to one edit, to the conversations it was counted on. */
import AxeBuilder from "@axe-core/playwright";
import type { WireEdit } from "#app/query-api/write-wire-edit.ts";
import { apiKey, expect, test } from "#tests/setup/browser-test.ts";

test("a trainer's row leads to their edits, an edit to what was counted, a count to its conversations", async ({
  page,
  request,
}) => {
  const answer = await request.get("/api/v1/edits", { headers: { Authorization: `Bearer ${apiKey}` } });
  const { edits } = (await answer.json()) as { edits: WireEdit[] };
  const judged = edits.filter(({ trainer, lift }) => trainer === "t-lin-yue" && lift !== null);
  const told = judged.find(({ verdict }) => verdict === "helped")!;

  await page.goto("/training/trainers");
  const row = page.getByRole("row", { name: /林悦/ });
  const steady = judged.filter(({ verdict }) => verdict !== "unsteady before").length;
  await expect(row).toContainText(`of ${steady}`);
  await row.getByRole("link", { name: "林悦" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "林悦" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Certification by effect" })).toContainText("林悦 has");

  const time = Date.parse(told.at);
  await page
    .locator(`a[href*="/training/edits/${told.store}/${encodeURIComponent(told.entry)}/${time}"]`)
    .first()
    .click();
  await expect(page.getByText("Effect of an edit")).toBeVisible();
  const own = page.getByRole("table", { name: "Before and after" }).getByRole("row").nth(1);
  await expect(own).toContainText(told.topic!);
  await expect(page.getByRole("region", { name: "Verdict" })).toContainText("helped");
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await own.getByRole("link", { name: `${told.exposed} conversations. Open the list` }).click();
  await expect(page).toHaveURL(/\/conversations\?.*of=verified_rate/);
  await expect(page.getByText(new RegExp(`\\b${told.exposed}\\b`)).first()).toBeVisible();
});

test("the marks of a chart open by keyboard, and close again", async ({ page }) => {
  await page.goto("/experience");
  const legend = page.getByRole("button", { name: /Knowledge went live/ }).first();
  await legend.focus();
  await page.keyboard.press("Enter");
  const list = page.getByRole("dialog", { name: "Edits that went live in this period" });
  await expect(list.getByRole("link").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(legend).toBeFocused();
});
