/** Waiting lines until none is left, on the built application. Nearly all events are clicks, which no figure counts. */
import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "#tests/setup/browser-test.ts";

type Line = Record<string, unknown>;

function click(id: string, fields: Line = {}): Line {
  return {
    type: "click",
    store: "quarantine-shop",
    id,
    at: "2026-10-01T08:00:00+08:00",
    product: "p1",
    ...fields,
  };
}

/** A click as another system writes it: three columns wrong at once. */
function foreign(id: string, index: number): Line {
  const { at: _at, ...line } = click(id);
  return { ...line, timestamp: 1_790_812_800 + index, product: 100 + index };
}

/** Sends a file as the upload button does, and opens its import once it is done. */
async function upload(page: Page, name: string, lines: readonly (Line | string)[]): Promise<string> {
  const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
  const size = Buffer.byteLength(text);
  const response = await page.request.put(`/imports/upload?name=${name}&size=${size}&offset=0`, {
    data: text,
  });
  const { importId } = (await response.json()) as { importId: number };
  const path = `/imports/${importId}`;
  await expect
    .poll(async () => (await (await page.request.get(path)).text()).includes("data-waiting"), {
      timeout: 30_000,
    })
    .toBe(true);
  return path;
}

const waiting = (page: Page) => page.locator("[data-waiting]");

test("a column that is wrong is one problem and one press", async ({ page }, { title }) => {
  const id = `${title.length}-${Date.now()}`;
  const lines = Array.from({ length: 60 }, (_, index) => foreign(`${id}-${index}`, index));
  const path = await upload(page, "clicks-column.ndjson", lines);
  await page.goto(path);
  await expect(waiting(page)).toHaveAttribute("data-waiting", "60");
  await expect(page.getByText("One problem, not 60")).toBeVisible();
  await expect(page.locator("[data-causes] li")).toContainText([
    "The column “timestamp” looks like “at”",
    "counts time in another unit",
    "“product” is sent as a number",
  ]);
  await expect(page.locator("[data-would-take]")).toHaveAttribute("data-would-take", "60");
  await page.getByRole("button", { name: "Mend and take 60 lines" }).click();
  await expect(page.getByText("Every line was taken. Nothing waits.")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("60 of 60 lines taken")).toBeVisible();
  const again = await page.request.get(`${path}/quarantine`);
  expect(await again.text()).toBe("");
});

test("rules are changed by hand, and say at once what they would do", async ({ page }, { title }) => {
  const id = `${title.length}-${Date.now()}`;
  const lines = Array.from({ length: 12 }, (_, index) => ({
    ...foreign(`${id}-${index}`, index),
    product: "p",
    type: "tap!",
  }));
  await page.goto(await upload(page, "clicks-type.ndjson", lines));
  await expect(page.getByText("No rule yet.")).toBeVisible();
  await page.getByText("Rules as JSON", { exact: true }).click();
  await page.getByRole("textbox", { name: "Rules as JSON" }).fill(
    JSON.stringify([
      { kind: "map", field: "type", values: { "tap!": "click" } },
      { kind: "rename", field: "timestamp", to: "at" },
    ]),
  );
  await page.getByRole("button", { name: "Use these rules" }).click();
  await expect(page.locator("[data-would-take]")).toHaveAttribute("data-would-take", "0");
  await expect(page.locator("[data-would-take]")).toContainText("12 would still wait: at time before 2005");
  await page.getByRole("button", { name: "Add a rule" }).click();
  await page.getByRole("combobox", { name: "Rule 3" }).selectOption("time");
  await page.locator("[data-rule=time]").getByLabel("Field").fill("at");
  await page.locator("[data-rule=time]").getByLabel("Written as").selectOption("seconds");
  await expect(page.locator("[data-would-take]")).toHaveAttribute("data-would-take", "12");
  await page.getByRole("button", { name: "Mend and take 12 lines" }).click();
  await expect(page.getByText("Every line was taken. Nothing waits.")).toBeVisible({ timeout: 30_000 });
});

test("a message mended in place stands in its transcript", async ({ page }, { title }) => {
  const id = `${title.length}-${Date.now()}`;
  // Long before the days of which other tests count conversations.
  const message = {
    type: "message",
    store: "quarantine-shop",
    conversation: id,
    id,
    at: "2019-03-01T09:00:00Z",
  };
  const text = `${id}: where is my parcel?`;
  const path = await upload(page, "message.ndjson", [{ ...message, from: "somebody", text }]);
  await page.goto(path);
  await expect(waiting(page)).toHaveAttribute("data-waiting", "1");
  await page.locator("[data-group='message.from'] h3").click();
  await page.getByRole("button", { name: "Edit line 1" }).click();
  const line = page.getByRole("textbox", { name: "Text of the line" });
  await expect(line).toHaveValue(/somebody/);
  await line.fill(JSON.stringify({ ...message, from: "customer", text }));
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The line has left the quarantine.")).toBeVisible();
  await page.goto(`/conversations?q=${id}&period=2019-02-28..2019-03-02`);
  await expect(page.getByText(text).first()).toBeVisible();
});

test("line by line, by a file sent again, and given up: until none is left", async ({
  page,
  context,
  pageNoise,
}, { title }) => {
  const id = `${title.length}-${Date.now()}`;
  const path = await upload(page, "clicks-mixed.ndjson", [
    click(`${id}-1`, { at: "yesterday" }),
    click(`${id}-2`, { product: null }),
    click(`${id}-3`),
    click(`${id}-4`, { product: "" }),
    '{"type":"click"',
  ]);
  await page.goto(path);
  await expect(waiting(page)).toHaveAttribute("data-waiting", "4");

  await page.locator("[data-group='click.at'] h3").click();
  await page.getByRole("button", { name: "Edit line 1" }).click();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole("button", { name: "Edit line 1" }).click();
  const text = page.getByRole("textbox", { name: "Text of the line" });
  await expect(text).toHaveValue(/yesterday/);
  await text.fill(JSON.stringify(click(`${id}-1`, { at: "2026-10-01" })));
  await expect(page.getByRole("dialog")).toContainText("time without an offset");
  await text.fill(JSON.stringify(click(`${id}-1`)));
  await expect(page.getByText("This would be taken.")).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The line has left the quarantine.")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  await expect(waiting(page)).toHaveAttribute("data-waiting", "3");
  await other.getByRole("textbox", { name: "Text of the line" }).fill(JSON.stringify(click(`${id}-1`)));
  await expect(other.getByText("This line is gone")).toBeVisible();
  await other.close();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download all lines" }).click(),
  ]);
  const raw = await readFile(await download.path(), "utf8");
  expect(raw.split("\n")).toHaveLength(4);
  await page.getByRole("button", { name: "Send a mended file" }).click();
  const dialog = page.getByRole("dialog", { name: "Send a mended file" });
  const file = (lines: string) => ({
    name: "mended.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(lines),
  });
  const choose = dialog.getByLabel("Choose a file: All waiting lines (3)");
  await choose.setInputFiles(file(JSON.stringify(click(`${id}-2`))));
  await expect(dialog.getByRole("alert")).toContainText("The file has 1 lines, 3 wait. Nothing was taken");
  const [, second, third] = raw.split("\n");
  await choose.setInputFiles(file([JSON.stringify(click(`${id}-2`)), second, third].join("\n")));
  await expect(waiting(page)).toHaveAttribute("data-waiting", "2", { timeout: 30_000 });

  await page.getByRole("button", { name: "Discard all" }).click();
  await page.getByRole("button", { name: "Discard 2 lines" }).click();
  await expect(page.getByText("Nothing waits: every line was taken or discarded.")).toBeVisible();
  await expect(page.locator("[data-discarded='2']")).toBeVisible();
  expect(pageNoise).toEqual([]);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the quarantine is accessible and fits a phone, ${colorScheme}`, async ({ page }, { title }) => {
    const id = `${title.length}-${Date.now()}`;
    const lines = Array.from({ length: 25 }, (_, index) => foreign(`${id}-${index}`, index));
    await page.emulateMedia({ colorScheme });
    await page.goto(await upload(page, `clicks-${colorScheme}.ndjson`, [...lines, "oops"]));
    await expect(page.locator("[data-would-take]")).toHaveAttribute("data-would-take", "25");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.goto("/imports/quarantine");
    await expect(page.getByRole("link", { name: `clicks-${colorScheme}.ndjson` }).first()).toBeVisible();
    expect(await overflow()).toBeLessThanOrEqual(0);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}
