/** A number of sales opens its orders, an order its transcript, a transcript the customer's line of time; and back. */
import { expect, test } from "#tests/setup/browser-test.ts";

test("a number of sales opens a list that adds up to it, down to the customer and back", async ({ page }) => {
  await page.goto("/sales?f=store:is:bluebridge-outlet");
  const number = page.locator("a[data-metric=service_gmv]").first();
  const amount = (await number.textContent())!.trim();
  await number.click();
  const drawer = page.getByRole("dialog");
  await expect(drawer.locator("[data-list-figure]")).toHaveText(amount);
  const count = Number(await drawer.locator("[data-list-count]").getAttribute("data-list-count"));
  expect(count).toBeGreaterThan(0);
  await expect(drawer.locator("[data-list-total]").first()).toContainText(amount);
  await expect(drawer.locator("[data-row]")).toHaveCount(Math.min(50, count));
  for (const bucket of await drawer.locator("[data-bucket]").all())
    expect(["bot", "mixed", "human"]).toContain(await bucket.getAttribute("data-bucket"));

  const order = drawer.locator("[data-row]").first();
  const orderId = (await order.textContent())!.replace("Order", "").trim();
  await order.click();
  await expect(page).toHaveURL(/[?&]c=\d+/);
  const step = drawer.locator("[data-order-step]", { hasText: orderId }).first();
  await expect(step).toContainText("credited to this conversation");
  await drawer.getByRole("link", { name: "Chats, orders and refunds" }).click();

  await expect(page).toHaveURL(/\/customers\/[\w-]+/);
  const timeline = page.getByRole("list", { name: "Chats, orders and refunds, newest first" });
  await expect(timeline.locator("[data-step=order]", { hasText: orderId }).first()).toBeVisible();
  await timeline.locator("[data-step=conversation] a").first().click();
  await expect(drawer.locator("[data-speaker=customer]").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();

  await page.goBack();
  await page.goBack();
  await page.goBack();
  // The customer's drawer shows such a step too, for as long as the page before it is on its way.
  await expect(page.locator("h1", { hasText: "Sales" })).toBeVisible();
  await expect(drawer.locator("[data-order-step]").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(drawer.locator("[data-list-count]")).toHaveAttribute("data-list-count", String(count));
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(page).toHaveURL(/\/sales\?f=store(:|%3A)is(:|%3A)bluebridge-outlet$/);
});

test("the list of inquirers pages to its end and is as long as the number", async ({ page }) => {
  await page.goto("/stores?f=store:is:bluebridge-outlet&sales=inquiries:inquirers");
  const drawer = page.getByRole("dialog");
  const header = drawer.locator("[data-list-count]");
  const count = Number(await header.getAttribute("data-list-count"));
  const figure = Number((await drawer.locator("[data-list-figure]").textContent())!.replaceAll(",", ""));
  expect(count).toBe(figure);
  const more = drawer.getByRole("button", { name: "Show more" });
  for (let shown = 50; shown < Math.min(count, 250); shown += 100) {
    await more.click();
    await expect(drawer.locator("[data-row]")).toHaveCount(Math.min(count, shown + 100));
  }
});

test("resolutions whose handle time is known are as many as their list, of several stores together", async ({
  page,
}) => {
  await page.goto("/sales");
  const numbers = page.getByRole("region", { name: "From cost centre to profit centre" }).getByRole("table");
  const links = numbers.locator("a[data-metric=outcome_durable]");
  await expect(links).toHaveCount(6);
  for (const link of [links.first(), links.last()]) {
    const number = (await link.textContent())!.replaceAll(",", "");
    await link.click();
    const drawer = page.getByRole("dialog");
    await expect(drawer.locator("[data-list-count]")).toHaveAttribute("data-list-count", number);
    await page.keyboard.press("Escape");
    await expect(drawer).toBeHidden();
  }
});

test("the file of a list has as many rows as the list", async ({ page, request }) => {
  const query = "f=store:is:bluebridge-outlet&sales=orders:service_gmv_net";
  await page.goto(`/stores?${query}`);
  const drawer = page.getByRole("dialog");
  const count = Number(await drawer.locator("[data-list-count]").getAttribute("data-list-count"));
  const file = await (await request.get(`/sales-list.csv?${query}`)).text();
  const lines = file.trimEnd().split("\r\n");
  expect(lines[0]).toContain(
    "order,store,source,customer,created_at,paid_at,bucket,currency,gross,refunded,net",
  );
  expect(lines).toHaveLength(count + 1);
});

test("an inquiry at risk opens its conversation", async ({ page }) => {
  await page.goto("/sales");
  const item = page.locator("[data-at-risk]").first();
  const id = await item.getAttribute("data-at-risk");
  await item.getByRole("link").first().click();
  await expect(page).toHaveURL(new RegExp(`[?&]c=${id}\\b`));
  await expect(page.getByRole("dialog").locator("[data-speaker=customer]").first()).toBeVisible();
});
