/** A platform connected by a person, and what it sends seen on the page, on the built application. */
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "#tests/setup/browser-test.ts";

test("a webhook is added, sends, and its health changes", async ({ page, request }) => {
  const store = `night-${Date.now()}`;
  await page.goto("/imports");
  await page.getByRole("link", { name: "Connections", exact: true }).click();
  await page.getByRole("link", { name: "Add a connection" }).click();
  await page.getByLabel("Own program, bearer secret").check();
  await page.getByLabel("Name", { exact: true }).fill("Night shop");
  await page.getByRole("combobox", { name: "Store", exact: true }).selectOption({ label: "A new store …" });
  await page.getByLabel("Key of the store").fill(store);
  await page.getByLabel("Name of the store").fill("Night shop");
  await page.getByRole("button", { name: "Add the connection" }).click();
  const address = await page.locator("[data-copy=address]").innerText();
  const secret = await page.locator("[data-copy=secret]").innerText();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole("link", { name: "Open the connection" }).click();
  const panel = page.locator("[data-connection]");
  await expect(panel.locator("[data-health]")).toHaveText(/waiting/);
  await expect(page.getByText(secret)).toHaveCount(0);

  // Long before the demo's own, whose figures other tests read.
  const at = Date.UTC(2025, 2, 4, 9);
  const line = { type: "message", store, source: "till", conversation: "c1", from: "customer" };
  const body = [
    JSON.stringify({ ...line, id: "m1", customer: "u1", at, text: "Are you open?" }),
    JSON.stringify({ ...line, id: "m2", at: "never", text: "Hello?" }),
  ].join("\n");
  const send = (key: string) =>
    request.post(address, {
      data: body,
      headers: { Authorization: `Bearer ${key}` },
    });
  expect((await send("another")).status()).toBe(401);
  await page.reload();
  await expect(panel.locator("[data-health]")).toHaveText(/failing/);
  await expect(panel.getByText("signed with another secret")).toBeVisible();

  const answer = await send(secret);
  expect(await answer.json()).toEqual({ accepted: 1, duplicate: 0, quarantined: 1 });
  expect(await (await send(secret)).json()).toMatchObject({ accepted: 0, duplicate: 1 });
  await page.reload();
  await expect(panel.locator("[data-health]")).toHaveText(/partly/);
  await expect(panel.getByRole("row").nth(1)).toContainText(/2\s*1\s*1\s*2\s*1\s*2$/);

  await panel.getByRole("button", { name: "Pause" }).click();
  await expect(panel.locator("[data-health]")).toHaveText(/paused/);
  expect((await send(secret)).status()).toBe(503);
  await panel.getByRole("button", { name: "Remove …" }).click();
  await panel.getByRole("button", { name: "Remove the connection" }).click();
  await expect(page).toHaveURL(/\/imports\/connections$/);
  await expect(page.locator(`a[href*="${address.split("/").at(-1)}"]`)).toHaveCount(0);
  expect((await send(secret)).status()).toBe(401);
});
