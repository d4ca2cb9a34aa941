/** Signing in, as a browser does it. */
import AxeBuilder from "@axe-core/playwright";
import { makeTotpCode } from "#app/access/totp.ts";
import { expect, nobody, test } from "#tests/setup/browser-test.ts";
import { signInBrowser, signInDemo } from "#tests/setup/sign-in.ts";

test.describe("who is not signed in", () => {
  test.use({ storageState: nobody });

  test("is asked to, and comes to the page that was wanted", async ({ page }) => {
    await page.goto("/experience?period=7d");
    await expect(page).toHaveURL(/\/sign-in\?to=/);
    const entries = page.locator("button[name=demo]");
    await expect(entries).toHaveCount(6);
    await expect(page.getByText("Demo", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Sign in as Chen Mo, Experience manager" }).click();
    await expect(page).toHaveURL(/\/experience\?period=7d$/);
    // An open page would ask for its updates without a session, and say in the console that it may not.
    await page.goto("about:blank");
    await page.context().clearCookies();
    await page.goto("/experience");
    await expect(page).toHaveURL(/\/sign-in/);
  });

  for (const target of [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "/%2F%2Fevil.example",
    "/%5Cevil.example",
  ]) {
    test(`is never sent on to ${target}`, async ({ request, baseURL }) => {
      const shown = await request.get(`/sign-in?to=${encodeURIComponent(target)}`);
      expect(await shown.text()).toContain('name="to" value="/"');
      const sent = await request.post("/sign-in", {
        form: { demo: "viewer@demo.invalid", to: target },
        headers: { Origin: baseURL! },
        maxRedirects: 0,
      });
      expect([sent.status(), sent.headers().location]).toEqual([302, "/"]);
    });
  }

  test("is refused when another site sends the form", async ({ request }) => {
    const foreign: Record<string, string>[] = [
      { Origin: "https://evil.example" },
      { "Sec-Fetch-Site": "cross-site" },
    ];
    for (const headers of foreign) {
      const answer = await request.post("/sign-in", { form: { demo: "owner@demo.invalid" }, headers });
      expect(answer.status()).toBe(403);
      expect(answer.headers()["set-cookie"]).toBeUndefined();
    }
  });

  test("does not get in by a cookie that was planted before", async ({ page, context, baseURL }) => {
    const planted = "p".repeat(43);
    await context.addCookies([{ name: "apiary-session", value: planted, url: baseURL! }]);
    await page.goto("/sign-in");
    await page.getByRole("button", { name: /Viewer/ }).click();
    await expect(page).not.toHaveURL(/sign-in/);
    const [cookie] = (await context.cookies()).filter(({ name }) => name === "apiary-session");
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
    expect(cookie!.value).not.toBe(planted);
    const answer = await fetch(`${baseURL}/stores`, {
      headers: { cookie: `apiary-session=${planted}` },
      redirect: "manual",
    });
    expect(answer.status).toBe(302);
  });

  test("is told nothing about which addresses there are", async ({ request, baseURL }) => {
    const headers = { Origin: baseURL! };
    const texts = [];
    for (const email of ["owner@demo.invalid", "nobody@shop.example"]) {
      const wrong = await request.post("/sign-in", { form: { email, password: "wrong password" }, headers });
      const asked = await request.post("/forgot-password", { form: { email }, headers });
      texts.push([wrong.status(), asked.status(), (await asked.text()).includes("the link is on its way")]);
    }
    expect(texts).toEqual([
      [400, 200, true],
      [400, 200, true],
    ]);
  });

  for (const path of ["/sign-in", "/forgot-password"]) {
    test(`${path} has nothing axe objects to`, async ({ page }) => {
      await page.goto(path);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
  }
});

test("an invited person chooses a password, sets up a second factor, and needs it the next time", async ({
  page,
  browser,
  baseURL,
}) => {
  const email = `mei${Date.now()}@shop.example`;
  await page.goto("/settings/people");
  const form = page.getByRole("region", { name: "Invite somebody" });
  await form.getByLabel("E-mail").fill(email);
  await form.getByLabel("Name").fill("Mei Lin");
  await form.getByRole("radio", { name: /Trainer/ }).check();
  await form.getByLabel("China").check();
  await form.getByRole("button", { name: "Invite" }).click();
  const link = (await page.locator("[data-link]").textContent())!;
  expect(link).toContain(`${baseURL}/choose-password?token=`);

  const guest = await browser.newContext({ storageState: nobody, baseURL });
  const hers = await guest.newPage();
  await hers.goto(link);
  await hers.getByLabel("New password").fill("seven quiet lanterns");
  await hers.getByRole("button", { name: "Set the password" }).click();
  await expect(hers).not.toHaveURL(/choose-password/);
  await hers.goto("/account");
  await hers.getByRole("button", { name: "Set it up" }).click();
  const secret = (await hers.locator("[data-totp-secret]").getAttribute("data-totp-secret"))!;
  await hers.getByLabel("Code", { exact: true }).fill(makeTotpCode(secret, Date.now()));
  await hers.getByRole("button", { name: "Turn it on" }).click();
  await expect(hers.locator("[data-recovery-code]")).toHaveCount(10);
  const [recovery] = await hers.locator("[data-recovery-code]").allTextContents();
  await hers.getByRole("button", { name: "Sign out" }).first().click();
  await expect(hers.getByText("You are signed out.")).toBeVisible();

  await hers.getByLabel("E-mail").fill(email);
  await hers.getByLabel("Password").fill("seven quiet lanterns");
  await hers.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(hers).toHaveURL(/\/second-factor/);
  // The first proof alone opens nothing.
  expect((await guest.request.get("/stores", { maxRedirects: 0 })).status()).toBe(302);
  await hers.getByLabel("Code").fill(recovery!);
  await hers.getByRole("button", { name: "Continue" }).click();
  await expect(hers).not.toHaveURL(/second-factor/);
  expect((await guest.request.get("/stores", { maxRedirects: 0 })).status()).toBe(200);
  expect((await guest.request.get(link, { failOnStatusCode: false })).status()).toBe(410);
  await guest.close();
});

test("a changed scope and a disabled person count from the next request on", async ({
  page,
  browser,
  baseURL,
}) => {
  const email = `ona${Date.now()}@shop.example`;
  await page.goto("/settings/people");
  const invite = page.getByRole("region", { name: "Invite somebody" });
  await invite.getByLabel("E-mail").fill(email);
  await invite.getByLabel("Name").fill(email);
  await invite.getByLabel("North America").check();
  await invite.getByRole("button", { name: "Invite" }).click();
  const link = (await page.locator("[data-link]").textContent())!;
  const guest = await browser.newContext({ storageState: nobody, baseURL });
  const hers = await guest.newPage();
  await hers.goto(link);
  await hers.getByLabel("New password").fill("seven quiet lanterns");
  await hers.getByRole("button", { name: "Set the password" }).click();
  await expect(hers.getByText("Blue Bridge Apparel").first()).toBeVisible();
  await expect(hers.getByText("蓝桥女装店")).toHaveCount(0);

  await page.goto("/settings/people");
  await page.getByRole("link", { name: `Change ${email}` }).click();
  const card = page.getByRole("region", { name: email });
  await card.getByLabel("North America").uncheck();
  await card.getByLabel("蓝桥女装店").check();
  await card.getByRole("button", { name: "Save" }).click();
  await expect(card.getByText("Saved.")).toBeVisible();
  await hers.reload();
  await expect(hers.getByText("蓝桥女装店").first()).toBeVisible();
  await expect(hers.getByText("Blue Bridge Apparel")).toHaveCount(0);

  await card.getByRole("button", { name: "Disable" }).click();
  await expect(card.getByRole("button", { name: "Enable again" })).toBeVisible();
  await hers.reload();
  await expect(hers).toHaveURL(/\/sign-in/);
  await guest.close();
});

test("a session ended elsewhere is over, and only owners reach people", async ({ browser, baseURL }) => {
  const state = await signInBrowser(baseURL!, "agent_lead");
  const context = await browser.newContext({ storageState: state, baseURL });
  const page = await context.newPage();
  expect((await context.request.get("/settings/people", { maxRedirects: 0 })).status()).toBe(403);
  const other = await signInDemo(baseURL!, "agent_lead");
  const isIn = async () =>
    (await fetch(`${baseURL}/account`, { headers: { cookie: other }, redirect: "manual" })).status;
  expect(await isIn()).toBe(200);
  await page.goto("/account");
  await page.getByRole("button", { name: "End all others" }).click();
  await expect.poll(isIn).toBe(302);
  await context.close();
});

test("an open page says that its session has ended, and the way back leads to the same address", async ({
  browser,
  baseURL,
}) => {
  const state = await signInBrowser(baseURL!, "experience_manager");
  const context = await browser.newContext({ storageState: state, baseURL });
  const page = await context.newPage();
  const address = "/experience?period=7d&f=store:is:xingye-audio";
  await page.goto(address);
  await expect(page.getByText(/^Live/)).toBeVisible();
  await context.request.post("/sign-out", { headers: { Origin: baseURL! } });
  for (const seen of ["hidden", "visible"]) {
    await page.evaluate((value) => {
      Object.defineProperty(document, "visibilityState", { value, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, seen);
  }
  const notice = page.getByRole("alert").filter({ hasText: "Your session has ended." });
  await expect(notice).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Experience");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await notice.getByRole("link", { name: "Sign in and come back" }).click();
  await expect(page.getByText("Your session has ended. Sign in,")).toBeVisible();
  await page.getByRole("button", { name: /Chen Mo/ }).click();
  await expect(page).toHaveURL(baseURL + address);
  await context.close();
});

for (const path of ["/account", "/settings/people", "/settings/people?person=1"]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`${path} in ${colorScheme} has nothing axe objects to`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
  }
}
