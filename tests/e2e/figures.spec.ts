/** The screens show what the simulator knows to be true, to the unit. */
import { expect, test } from "#tests/setup/browser-test.ts";
import { count, countMatured, outcomes, readDemoTruth, sumTruth } from "#tests/setup/demo-truth.ts";

test("Stores: conversations, engaged, escalations and lost of every store", async ({ page }) => {
  await page.goto("/stores");
  for (const key of Object.keys(readDemoTruth().stores)) {
    const truth = sumTruth(key);
    const row = page.locator(`tr[data-key="${key}"]`);
    await expect(row.locator("[data-metric=conversations]")).toHaveText(count(truth.conversations));
    await expect(row.locator("[data-metric=engaged]")).toHaveText(count(truth.engaged));
    await expect(row.locator("[data-metric=escalations]")).toHaveText(count(truth.escalations));
    await expect(row.locator("[data-metric=outcome_handoff_lost]")).toHaveText(
      count(truth.outcomes.handoff_lost),
    );
  }
  await expect(page.locator("tr[data-total] [data-metric=conversations]")).toHaveText(
    count(sumTruth().conversations),
  );
});

test("Experience: the nine outcomes, and 100 % of them", async ({ page }) => {
  await page.goto("/experience");
  const truth = sumTruth();
  for (const outcome of outcomes) {
    await expect(page.locator(`[data-metric=outcome_${outcome}]`).first()).toHaveText(
      count(truth.outcomes[outcome]),
    );
  }
  await expect(page.locator("main")).toContainText(
    `${count(countMatured(truth))} engaged and matured conversations`,
  );
  await expect(page.locator("[data-metric=pending]").first()).toHaveText(count(truth.pending));
});

test("Experience: verified resolution is confirmed and durable of matured", async ({ page }) => {
  await page.goto("/experience?f=store:is:lanqiao-flagship");
  const truth = sumTruth("lanqiao-flagship");
  const verified = truth.outcomes.confirmed + truth.outcomes.durable;
  const share = ((100 * verified) / countMatured(truth)).toFixed(1);
  const card = page.getByRole("region", { name: "Verified resolution" });
  await expect(card.locator("[data-metric=verified_rate]").first()).toContainText(share);
  await expect(card).toContainText(count(verified));
  await expect(card).toContainText(count(countMatured(truth)));
});
