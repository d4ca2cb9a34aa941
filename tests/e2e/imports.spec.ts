/** Files dropped on the page become imports: followed, left and found again, cancelled, checked first, undone, resumed. */
import type { Page } from "@playwright/test";
import { TextReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { expect, test } from "#tests/setup/browser-test.ts";
import { findFreePort } from "#tests/setup/free-port.ts";
import { signInFirstOwner } from "#tests/setup/sign-in.ts";
import { makeDataFolder, startApp, type AppProcess } from "./start-up/app-process.ts";

// An app of its own: what is imported here must not stand in the figures other tests look at.
test.describe.configure({ mode: "serial", timeout: 180_000 });
let folder: ReturnType<typeof makeDataFolder>;
let app: AppProcess;
let address = "";
let port = 0;
let owner: Awaited<ReturnType<typeof signInFirstOwner>>;

async function start(): Promise<void> {
  app = startApp({ APIARY_DATA_DIR: folder.dataDir, PORT: String(port) });
  await app.address;
}

test.beforeAll(async () => {
  folder = makeDataFolder();
  port = await findFreePort();
  address = `http://127.0.0.1:${port}`;
  await start();
  owner = await signInFirstOwner(address, app.getOutput);
});

test.beforeEach(({ context }) => context.addCookies([owner]));

test.afterAll(async () => {
  process.kill(app.pid, "SIGTERM");
  await app.ended;
  folder.remove();
});

type File = { name: string; text: string };

function buildFile(name: string, store: string, lines: number, bad = 0): File {
  const all = Array.from({ length: lines }, (_, index) =>
    JSON.stringify({
      type: "message",
      store,
      id: `m${index}`,
      conversation: `c${index >> 2}`,
      at: new Date(Date.UTC(2026, 10, 1) + index * 10_000).toISOString(),
      from: index % 2 === 0 ? "customer" : "bot",
      text: index % 2 === 0 ? "Where is my parcel?" : "It left the warehouse this morning.",
    }),
  );
  return { name, text: [...all, ...Array.from({ length: bad }, () => "no JSON")].join("\n") };
}

/** Holds files over the page, as from a folder; the caller lets go with `drop`. */
async function drag(page: Page, files: readonly File[], kind: "dragenter" | "drop"): Promise<void> {
  const transfer = await page.evaluateHandle((given) => {
    const all = new DataTransfer();
    for (const { name, text } of given) all.items.add(new File([text], name, { lastModified: 1 }));
    return all;
  }, files);
  await page.locator("main").dispatchEvent(kind, { dataTransfer: transfer });
}

async function openImports(page: Page): Promise<void> {
  await page.goto(`${address}/imports`);
  await expect(page.getByRole("button", { name: "Upload files" })).toBeVisible();
  // Listening for drops begins with hydration, which the live mark shows.
  await expect(page.getByText("Live", { exact: false }).first()).toBeVisible();
}

const findRow = (page: Page, name: string) => page.locator("tr[data-key]", { hasText: name });
const findStanding = (page: Page, name: string) => findRow(page, name).locator("[data-standing]");

async function upload(page: Page, file: File, button: RegExp): Promise<void> {
  await drag(page, [file], "drop");
  await page.getByRole("button", { name: button }).click();
}

test("two files dropped anywhere are imported while the reader looks elsewhere", async ({ page }) => {
  const files = [buildFile("autumn.ndjson", "north", 60_000), buildFile("small.ndjson", "south", 400, 3)];
  await openImports(page);
  await drag(page, files, "dragenter");
  await expect(page.locator("[data-drop-overlay]")).toBeVisible();
  await drag(page, files, "drop");
  await expect(page.locator("[data-drop-overlay]")).toBeHidden();
  await expect(page.locator("[data-upload]")).toHaveCount(2);
  await expect(page.locator("[data-upload] select").first()).toContainText("Detected: Apiary NDJSON");
  await page.getByRole("button", { name: "Import 2 files" }).click();
  await page.getByRole("link", { name: "Definitions" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Definitions" })).toBeVisible();
  await page.getByRole("link", { name: "Imports" }).click();
  await expect(findRow(page, "autumn.ndjson").getByRole("progressbar")).toBeVisible();
  await expect(findRow(page, "autumn.ndjson")).toContainText(/lines\/s · .+\/s/);
  for (const name of ["autumn.ndjson", "small.ndjson"])
    await expect(findStanding(page, name)).toHaveAttribute("data-standing", "done", { timeout: 45_000 });
  await expect(findRow(page, "autumn.ndjson")).toContainText("60,000");
  await expect(findRow(page, "small.ndjson").getByRole("link", { name: "3", exact: true })).toBeVisible();
  await expect(page.locator("[data-upload]")).toHaveCount(0);
});

test("a sealed export asks for its password, refuses a wrong one and goes on with the right one", async ({
  page,
  pageNoise,
}) => {
  const session = { id: "1", startTime: 1_761_984_000_000, interaction: 1, userId: "7", fromType: "web" };
  const message = { id: "2", sessionId: "1", from: 1, time: 1_761_984_005_000, mType: 1, msg: "在吗" };
  const writer = new ZipWriter(new Uint8ArrayWriter(), { password: "0123456789ab", zipCrypto: true });
  await writer.add("9/session.txt", new TextReader(`${JSON.stringify(session)}\n1\n`));
  await writer.add("9/message.txt", new TextReader(`${JSON.stringify(message)}\n1\n`));
  const buffer = Buffer.from(await writer.close());
  await openImports(page);
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: "qiyu.zip", mimeType: "application/zip", buffer });
  const upload = page.locator("[data-upload='qiyu.zip']");
  await upload.getByLabel("Password of the archive").fill("another");
  await page.getByRole("button", { name: "Import 1 file" }).click();
  await expect(upload.getByRole("alert")).toHaveText(/does not open the archive/);
  expect(pageNoise.splice(0)).toEqual([expect.stringContaining("status of 422")]);
  await upload.getByLabel("Password of the archive").fill("0123456789abcdef");
  await upload.getByRole("button", { name: "Go on" }).click();
  await expect(findStanding(page, "qiyu.zip")).toHaveAttribute("data-standing", "done", { timeout: 30_000 });
  await expect(findRow(page, "qiyu.zip")).toContainText("qiyu");
});

test("cancelled, an import keeps what it has; continued, it ends as if nothing had been", async ({
  page,
}) => {
  await openImports(page);
  await upload(page, buildFile("cancelled.ndjson", "west", 60_000), /Import 1 file/);
  const row = findRow(page, "cancelled.ndjson");
  await expect(row.locator("[data-standing=running]")).toBeVisible({ timeout: 30_000 });
  await row.getByRole("button", { name: "Cancel" }).click();
  await expect(findStanding(page, "cancelled.ndjson")).toHaveAttribute("data-standing", "cancelled", {
    timeout: 30_000,
  });
  await expect(row).not.toContainText("60,000");
  await row.getByRole("button", { name: "Continue" }).click();
  await expect(findStanding(page, "cancelled.ndjson")).toHaveAttribute("data-standing", "done", {
    timeout: 45_000,
  });
  await expect(row).toContainText("60,000");
  await expect(row).toContainText("15,000");
});

test("checked first, a file says what it would do and then does it; undone, all figures are as before", async ({
  page,
}) => {
  await page.goto(`${address}/stores`);
  const readStores = () => page.getByRole("main").innerText();
  const before = await readStores();
  await openImports(page);
  await drag(page, [buildFile("checked.ndjson", "east", 800, 2)], "drop");
  await page.getByLabel("Check only").check();
  await page.getByRole("button", { name: "Check 1 file" }).click();
  await expect(findStanding(page, "checked.ndjson")).toHaveAttribute("data-standing", "checked", {
    timeout: 30_000,
  });
  await page.getByRole("link", { name: "See the report" }).click();
  const report = page.locator("[data-dry-run]");
  await expect(report).toContainText("Events taken800");
  await expect(report).toContainText("New conversations200");
  await expect(report).toContainText("1 new storeeast");
  await expect(report).toContainText("not JSON2 lines");
  await page.getByRole("button", { name: "Import now" }).click();
  await expect(page.locator("[data-standing=done]")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("region", { name: "Import", exact: true })).toContainText("Accepted800");
  await page.goto(`${address}/stores`);
  await expect(page.getByRole("main")).toContainText("east");
  await page.goBack();
  await page.getByRole("button", { name: "Undo" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Events that leave800");
  await expect(dialog).toContainText("Conversations that disappear200");
  await expect(dialog).toContainText("east · disappears");
  await dialog.getByRole("button", { name: "Undo the import" }).click();
  await expect(page.locator("[data-standing=undone]")).toBeVisible({ timeout: 30_000 });
  await page.goto(`${address}/stores`);
  await expect.poll(readStores).toBe(before);
});

test("killed in the middle and started again, the server goes on with the file", async ({
  page,
  pageNoise,
}) => {
  await openImports(page);
  await upload(page, buildFile("killed.ndjson", "far", 60_000), /Import 1 file/);
  const row = findRow(page, "killed.ndjson");
  await expect(row.locator("[data-standing=running]")).toBeVisible({ timeout: 30_000 });
  await expect(row.locator("td").nth(3)).not.toHaveText("0", { timeout: 30_000 });
  process.kill(app.pid, "SIGKILL");
  await app.ended;
  await start();
  await page.goto(`${address}/imports`);
  await expect(findStanding(page, "killed.ndjson")).toHaveAttribute("data-standing", "done", {
    timeout: 45_000,
  });
  await expect(row).toContainText("60,000");
  // While nobody served, the page's looking again failed, as it must.
  pageNoise.length = 0;
});
