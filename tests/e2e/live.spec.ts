/** A page that is open follows what is sent, and the reader keeps his place. */
import type { Locator, Page } from "@playwright/test";
import { buildConversation, type Script, type WireEvent } from "#tests/factories/wire-conversation.ts";
import { apiKey, expect, test } from "#tests/setup/browser-test.ts";
import { findFreePort } from "#tests/setup/free-port.ts";
import { signInFirstOwner } from "#tests/setup/sign-in.ts";
import { makeDataFolder, startApp, type AppProcess } from "./start-up/app-process.ts";

const minute = 60_000;
let folder: ReturnType<typeof makeDataFolder>;
let app: AppProcess;
let address: string;
let owner: Awaited<ReturnType<typeof signInFirstOwner>>;
let variables: Record<string, string>;
/** Long enough ago that every outcome is certain. */
const base = Date.now() - 20 * 24 * 60 * minute;

test.beforeAll(async () => {
  folder = makeDataFolder();
  variables = {
    APIARY_DATA_DIR: folder.dataDir,
    APIARY_API_KEY: apiKey,
    APIARY_JOBS: "off",
    PORT: String(await findFreePort()),
  };
  app = startApp(variables);
  address = await app.address;
  owner = await signInFirstOwner(address, app.getOutput);
  const stores = ["live", "quiet", "list", "search", "restart"];
  for (const store of stores) await send(store, "old", 60);
  // Answered, the events are stored; their figures follow, and a test may end the server before that.
  await expect.poll(() => countDurable(stores)).toEqual(stores.map(() => 60));
});

test.beforeEach(({ context }) => context.addCookies([owner]));

test.afterAll(async () => {
  process.kill(app.pid, "SIGTERM");
  await app.ended;
  folder.remove();
});

let sent = 0;

/** Sends conversations a minute apart, newer than all before. */
async function send(store: string, name: string, count: number, script: Script = "durable"): Promise<void> {
  const events: WireEvent[] = Array.from({ length: count }, () => {
    sent += 1;
    return buildConversation(script, { store, id: `${store}-${name}-${sent}`, at: base + sent * minute });
  }).flat();
  const response = await fetch(`${address}/api/v1/events?through=${Date.now() - minute}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${apiKey}` },
    body: events.map((event) => JSON.stringify(event)).join("\n"),
  });
  expect(response.status).toBe(200);
}

/** The figure of each store, all days together. */
async function countDurable(stores: readonly string[]): Promise<(number | null)[]> {
  const day = (time: number) => new Date(time).toISOString().slice(0, 10);
  const response = await fetch(`${address}/api/v1/query`, {
    method: "POST",
    headers: { Authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({
      metrics: ["outcome_durable"],
      period: [day(base), day(Date.now())],
      dimensions: ["store"],
    }),
  });
  const { results } = (await response.json()) as {
    results: { dimensions: string[]; metrics: { value: number | null }[] }[];
  };
  return stores.map(
    (store) => results.find(({ dimensions }) => dimensions[0] === store)?.metrics[0]?.value ?? null,
  );
}

const durable = (page: Page): Locator => page.locator("[data-metric=outcome_durable]").first();
const isLive = (page: Page) => expect(page.getByText(/^Live/)).toBeVisible();

test("figures move by themselves; scroll, filter and focus stay", async ({ page }) => {
  await page.setViewportSize({ width: 1200, height: 500 });
  await page.goto(`${address}/experience?f=store:is:live`);
  await isLive(page);
  await expect(durable(page)).toHaveText("60");
  const focused = page.getByRole("link", { name: "Escalations" });
  await focused.focus();
  await page.evaluate(() => window.scrollTo(0, 300));
  const heading = page.getByRole("heading", { name: "Handoff ledger" });
  const place = (await heading.boundingBox())!;
  await page.evaluate(() => {
    document.querySelector("main")!.setAttribute("data-same", "yes");
  });

  await send("live", "new", 3);
  await expect(durable(page)).toHaveText("63", { timeout: 5_000 });
  await expect(page.getByText("Live · updated just now")).toBeVisible();
  expect((await heading.boundingBox())!.y).toBeCloseTo(place.y, 0);
  await expect(focused).toBeFocused();
  await expect(page).toHaveURL(/f=store:is:live/);
  await expect(page.locator("main[data-same=yes]"), "the page was not drawn anew").toHaveCount(1);
});

test("figures asked for before a change do not put back what was", async ({ page }) => {
  await page.goto(`${address}/settings/training`);
  await isLive(page);
  let answered = 0;
  let release!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/settings\/training\.data/, async (route) => {
    if (route.request().method() !== "GET") return route.continue();
    const response = await route.fetch();
    answered += 1;
    if (answered === 1) await released;
    // The reading held back is given up by then: there may be nobody to answer.
    await route.fulfill({ response }).catch(() => undefined);
  });
  await send("live", "before-a-change", 1);
  await expect.poll(() => answered).toBe(1);

  const minutes = page.getByRole("textbox", { name: "Minutes a day" });
  const form = page.locator("form").filter({ has: minutes });
  await minutes.fill("301");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByText("Saved")).toBeVisible();
  release();
  await expect.poll(() => answered, "read for the change, and then anew").toBeGreaterThanOrEqual(3);
  await expect(minutes).toHaveValue("301");
});

test("a page of other stores is left alone", async ({ page }) => {
  await page.goto(`${address}/experience?f=store:is:quiet`);
  await isLive(page);
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("experience")) asked.push(request.url());
  });
  await send("live", "elsewhere", 1);
  await send("quiet", "here", 1);
  await expect(durable(page)).toHaveText("61");
  expect(asked.length).toBeLessThanOrEqual(1);
});

test("an open list keeps its rows; new ones wait behind a word", async ({ page }) => {
  await page.goto(`${address}/experience?f=store:is:list&list=conversations`);
  const drawer = page.getByRole("dialog");
  await expect(drawer.locator("[data-list-count]")).toHaveText("60");
  await drawer.getByRole("button", { name: "Show more" }).click();
  const rows = drawer.locator("[data-row]");
  await expect(rows).toHaveCount(60);
  const scroller = rows.first().locator("xpath=ancestor::*[contains(@class,'overflow-y-auto')][1]");
  await scroller.evaluate((box) => (box.scrollTop = 700));
  const readRow = async () => ({
    text: await rows.nth(15).innerText(),
    box: await rows.nth(15).boundingBox(),
  });
  const before = await readRow();

  await send("list", "new", 3);
  await expect(drawer.locator("[data-list-count]")).toHaveText("63", { timeout: 5_000 });
  await expect(drawer.getByRole("button", { name: "3 new conversations" })).toBeVisible();
  await expect(rows).toHaveCount(60);
  expect(await readRow()).toEqual(before);

  await drawer.getByRole("button", { name: "3 new conversations" }).click();
  await expect(drawer.getByRole("button", { name: /new conversation/ })).toBeHidden();
  await expect(rows).toHaveCount(50);
  await drawer.getByRole("button", { name: "Show more" }).click();
  await expect(rows).toHaveCount(63);
});

test("a transcript in the drawer grows where it stands", async ({ page }) => {
  await send("live", "talk", 1, "unattended");
  await page.goto(`${address}/conversations?f=store:is:live`);
  await page.locator("[data-row]").first().click();
  const drawer = page.getByRole("dialog");
  await expect(drawer.locator("[data-speaker=customer]")).toHaveCount(1);
  const id = `live-talk-${sent}`;
  const at = new Date(base + sent * minute + minute).toISOString();
  const answer = {
    type: "message",
    store: "live",
    id: `${id}-9`,
    conversation: id,
    at,
    from: "bot",
    text: "Now.",
  };
  await fetch(`${address}/api/v1/events`, {
    method: "POST",
    headers: { Authorization: `Bearer ${apiKey}` },
    body: JSON.stringify(answer),
  });
  await expect(drawer.locator("[data-speaker=bot]")).toHaveCount(1);
  await expect(drawer.getByText("Now.")).toBeVisible();
});

test("words half typed stay, and so does the place in the box", async ({ page }) => {
  await page.goto(`${address}/conversations?f=store:is:search`);
  await isLive(page);
  const box = page.getByRole("searchbox");
  await box.pressSequentially("where is my");
  await box.press("Home");
  await send("search", "new", 2);
  await expect(page.getByRole("button", { name: "2 new conversations" })).toBeVisible({ timeout: 5_000 });
  await expect(box).toBeFocused();
  await box.pressSequentially("So ");
  await expect(box).toHaveValue("So where is my");
  await expect(page.locator("main")).toContainText("62");
});

test("after a restart of the server the page goes on by itself", async ({ page, pageNoise }) => {
  await page.goto(`${address}/experience?f=store:is:restart`);
  await isLive(page);
  process.kill(app.pid, "SIGTERM");
  await app.ended;
  await expect(page.getByText("Reconnecting…")).toBeVisible();
  await expect(durable(page)).toHaveText("60");
  app = startApp(variables);
  await app.address;
  await isLive(page);
  await send("restart", "new", 2);
  await expect(durable(page)).toHaveText("62");
  // The browser itself complains of each try at a server that is not there.
  const expected =
    /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/;
  const kept = pageNoise.filter((text) => !expected.test(text));
  pageNoise.splice(0, pageNoise.length, ...kept);
});

test("a tab that is not seen holds no connection and catches up when it is", async ({ page }) => {
  await page.goto(`${address}/experience?f=store:is:quiet`);
  await isLive(page);
  const count = Number(await durable(page).innerText());
  const setVisibility = (state: string) =>
    page.evaluate((value) => {
      Object.defineProperty(document, "visibilityState", { value, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
  await setVisibility("hidden");
  await send("quiet", "unseen", 1);
  await expect(page.getByText(/^Live/)).toBeHidden();
  await expect(durable(page)).toHaveText(String(count));
  await setVisibility("visible");
  await expect(durable(page)).toHaveText(String(count + 1), { timeout: 5_000 });
});
