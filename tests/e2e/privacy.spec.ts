/** An owner erases a customer and finds it in the audit; who may not see these pages does not. */
import { signInBrowser } from "#tests/setup/sign-in.ts";
import { expect, test } from "#tests/setup/browser-test.ts";

type Row = Record<string, string>;

/** Rows of the list's file; its cells hold no quoted separators in the columns used here. */
function readFile(text: string): Row[] {
  const [header = "", ...lines] = text.replace("\ufeff", "").trim().split("\r\n");
  const names = header.split(",");
  return lines.map((line) =>
    Object.fromEntries(line.split(",").map((cell, index) => [names[index] ?? "", cell])),
  );
}

test("an owner erases a customer; figures stay, the transcript says so, the audit lists it", async ({
  page,
}) => {
  const address = "/list.csv?list=conversations&f=store:is:bluebridge-outlet&period=90d";
  const before = readFile(await (await page.request.get(address)).text());
  const { conversation, customer = "" } = before.find((row) => row["customer"] !== "")!;
  await page.goto(`/conversations/${conversation}`);
  const said = page.locator("[data-speaker=customer]").first();
  await expect(said).not.toContainText("Erased with its customer");

  await page.goto("/settings/privacy");
  await page.getByLabel("Customer id").fill(customer);
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("heading", { name: "Held of this customer" })).toBeVisible();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export everything held" }).click();
  expect((await downloading).suggestedFilename()).toBe("customer.ndjson");

  const confirm = page.getByLabel("Type the customer id to confirm");
  const erase = page.getByRole("button", { name: "Erase this customer" });
  await confirm.fill("somebody else");
  await erase.click();
  await expect(page.getByRole("alert")).toContainText("Nothing was erased");
  await confirm.fill(customer);
  await erase.click();
  await expect(page.getByRole("status").filter({ hasText: "Erased:" })).toBeVisible();

  await page.goto(`/conversations/${conversation}`);
  await expect(said).toContainText("Erased with its customer");
  await expect(page.getByRole("main")).not.toContainText(customer);
  const after = readFile(await (await page.request.get(address)).text());
  expect(after.map((row) => [row["conversation"], row["outcome"], row["handler"], row["reason"]])).toEqual(
    before.map((row) => [row["conversation"], row["outcome"], row["handler"], row["reason"]]),
  );
  expect(after.some((row) => row["customer"] === customer)).toBe(false);

  await page.goto("/settings/audit?did=customer_erased");
  const table = page.getByRole("table", { name: "Audit" });
  await expect(table.getByRole("row").filter({ hasText: "Erased a customer" }).first()).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText(customer);
  await page.getByLabel("What").selectOption({ label: "Saw a transcript" });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/did=transcript_seen/);
  await expect(table.getByRole("link", { name: `Conversation ${conversation}` }).first()).toBeVisible();
});

test("how long texts are kept is set and shown; storing unmasked has to be confirmed", async ({ page }) => {
  await page.goto("/settings/privacy");
  const row = page.getByRole("table", { name: "How long texts are kept" }).locator("tbody tr").first();
  const days = row.getByRole("textbox");
  await days.fill("0");
  await row.getByRole("button", { name: "Save" }).click();
  await expect(row.getByRole("status")).toContainText("whole number");
  await days.fill("36500");
  await row.getByRole("button", { name: "Save" }).click();
  await expect(row.getByRole("status")).toHaveText("Saved");
  await page.reload();
  await expect(days).toHaveValue("36500");

  const masking = page.getByRole("table", { name: "Masking" }).locator("tbody tr").first();
  await masking.getByRole("button", { name: "Store as sent …" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await expect(masking).toContainText("Masked");
  await masking.getByRole("button", { name: "Store as sent …" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Store as sent" }).click();
  await expect(masking).toContainText("Stored as sent");
  await masking.getByRole("button", { name: "Mask" }).click();
  await expect(masking).toContainText("Masked");
  await page.goto("/settings/audit?did=masking_changed");
  const entries = page.getByRole("table", { name: "Audit" }).locator("tbody tr");
  await expect(entries.first()).toContainText("Masked: yes");
  await expect(entries.nth(1)).toContainText("Masked: no");
});

test("a viewer opens none of it", async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    storageState: await signInBrowser(baseURL!, "viewer"),
    baseURL: baseURL!,
  });
  for (const path of ["/settings/privacy", "/settings/audit", "/settings/audit.csv"]) {
    expect((await context.request.get(path)).status(), path).toBe(403);
  }
  const origin = { Origin: baseURL! };
  for (const path of ["/settings/privacy", "/settings/privacy/customer"]) {
    const form = { intent: "erase", customer: "x", typed: "x" };
    expect((await context.request.post(path, { form, headers: origin })).status(), path).toBe(403);
  }
  await context.close();
});
