/** What a browser is allowed to do with the answers, and what other sites can make it do. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { apiKey, expect, test } from "#tests/setup/browser-test.ts";

const pages = [
  "/stores",
  "/experience",
  "/escalations",
  "/conversations",
  "/definitions",
  "/imports",
  "/account",
  "/settings/people",
  "/settings/keys",
  "/settings/privacy",
  "/settings/audit",
];

/** The directives of a policy by name. */
function readPolicy(header: string | undefined): Map<string, string> {
  const parts = (header ?? "").split(";").map((part) => part.trim().split(/ (.*)/s));
  return new Map(parts.map(([name = "", value = ""]) => [name, value]));
}

test("every page runs only scripts with the nonce of its own answer, and nothing is refused", async ({
  page,
}) => {
  const nonces = new Set<string>();
  for (const path of pages) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    const headers = answer!.headers();
    const policy = readPolicy(headers["content-security-policy"]);
    const nonce = /^'nonce-([\w-]{22})' 'strict-dynamic'$/.exec(policy.get("script-src") ?? "")?.[1];
    expect(nonce, path).toBeDefined();
    nonces.add(nonce!);
    for (const [name, value] of policy) {
      if (name !== "style-src-attr") expect(value, name).not.toContain("unsafe");
    }
    expect(Object.fromEntries(policy)).toMatchObject({
      "default-src": "'self'",
      "object-src": "'none'",
      "base-uri": "'none'",
      "form-action": "'self'",
      "frame-ancestors": "'none'",
      "connect-src": "'self'",
    });
    expect(headers).toMatchObject({
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers["strict-transport-security"]).toBeUndefined();
    const html = await answer!.text();
    const scripts = html.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length, path).toBeGreaterThan(2);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    // Bars and charts are drawn: what the page prints fails the test.
    await page.waitForLoadState("networkidle");
  }
  expect(nonces.size).toBe(pages.length);
});

test("a script that somebody smuggles in does not run, in whatever form", async ({ page, pageNoise }) => {
  await page.goto("/stores");
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => {
    const box = document.createElement("div");
    box.innerHTML = '<img src="data:," onerror="document.title = \'smuggled\'">';
    document.body.append(box);
    const frame = "<iframe srcdoc=\"<script>parent.document.title = 'smuggled'</script>\"></iframe>";
    document.body.insertAdjacentHTML("beforeend", frame);
    const link = document.createElement("a");
    link.href = "javascript:document.title = 'smuggled'";
    document.body.append(link);
    link.click();
  });
  await expect.poll(() => pageNoise.length).toBeGreaterThanOrEqual(2);
  expect(await page.title()).not.toBe("smuggled");
  for (const line of pageNoise) expect(line).toMatch(/Content Security Policy/);
  pageNoise.length = 0;
});

test("another site can neither frame a page nor change anything through its reader's browser", async ({
  page,
  baseURL,
  pageNoise,
}) => {
  await page.goto("/stores");
  const language = await page.locator("html").getAttribute("lang");
  // Another site, though on this machine: from afar browsers refuse for a reason of their own.
  const evil = createServer((_request, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end(`<iframe src="${baseURL}/stores"></iframe>
      <form method="post" action="${baseURL}/preferences"><input name="lang" value="zh-cn"><button>go</button></form>`);
  });
  await new Promise<void>((resolve) => evil.listen(0, "127.0.0.1", resolve));
  const framing = page.waitForResponse(`${baseURL}/stores`);
  await page.goto(`http://localhost:${(evil.address() as AddressInfo).port}/`);
  expect((await framing).status()).toBeLessThan(400);
  const framed = page.frames().find((frame) => frame !== page.mainFrame());
  await expect.poll(() => framed?.url()).toBe("chrome-error://chromewebdata/");
  expect(pageNoise.join("\n")).toMatch(/^console.error: Framing .*frame-ancestors 'none'/);
  pageNoise.length = 0;
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith("/preferences")),
    page.getByRole("button", { name: "go" }).click(),
  ]);
  expect(answer.status()).toBe(403);
  expect(await page.textContent("body")).toContain("sent from another site");
  await expect.poll(() => pageNoise.length).toBe(1);
  expect(pageNoise[0]).toContain("403");
  pageNoise.length = 0;
  await page.goto("/stores");
  expect(await page.locator("html").getAttribute("lang")).toBe(language);
  evil.closeAllConnections();
  evil.close();
});

test("back and forward work, with and without loading the document again", async ({ page }) => {
  await page.goto("/stores");
  await page.locator('nav a[href^="/experience"]').click();
  await page.waitForURL(/\/experience/);
  await page.evaluate(() => Object.assign(window, { isStill: true }));
  await page.goBack();
  await expect(page).toHaveURL(/\/stores/);
  await page.goForward();
  await expect(page).toHaveURL(/\/experience/);
  expect(await page.evaluate(() => "isStill" in window)).toBe(true);
  await page.reload();
  // A page that goes back while it is being hydrated prints what did not match, and mends itself.
  await expect(page.getByText("Live", { exact: false }).first()).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/stores/);
  await expect(page.locator("h1")).toBeVisible();
});

test("a link that is about to be clicked is asked for once", async ({ page }) => {
  await page.goto("/stores");
  await page.waitForLoadState("networkidle");
  const asked: string[] = [];
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ response }) => {
    if (!response.url.includes("/experience.data")) return;
    asked.push(response.fromDiskCache || response.fromPrefetchCache ? "cache" : "server");
  });
  await page.locator('nav a[href^="/experience"]').hover();
  await expect.poll(() => asked).toEqual(["server"]);
  await page.locator('nav a[href^="/experience"]').click();
  await page.waitForURL(/\/experience/);
  await expect.poll(() => asked).toEqual(["server", "cache"]);
});

test("errors show what the reader can do, and nothing of the inside", async ({ request }) => {
  const inside = /\bat .*\.(?:ts|js):\d+|node_modules|select .* from|postgres|\/work|Error:/i;
  const answers = await Promise.all([
    request.get("/nothing/here"),
    request.get("/conversations/999999999999"),
    request.get("/conversations/%00"),
    request.get("/%zz"),
    request.get("/assets/nothing.js"),
    request.get("/stores?from=0000-00-00&to=%00"),
    request.get("/list.csv?cursor=x"),
    request.get(`/stores?q=${"a".repeat(9_000)}`),
    request.post("/api/v1/query", { headers: { Authorization: `Bearer ${apiKey}` }, data: "{" }),
    request.post("/api/v1/query", { data: {} }),
    request.put("/api/v1/query", { headers: { Authorization: `Bearer ${apiKey}` }, data: {} }),
    request.delete("/healthz"),
  ]);
  const statuses = answers.map((answer) => answer.status());
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
  expect(statuses.slice(3, 5)).toEqual([400, 404]);
  expect(statuses.slice(7)).toEqual([414, 400, 401, 405, 405]);
  for (const answer of answers)
    expect((await answer.text()).replace(/<script[^]*?<\/script>/g, "")).not.toMatch(inside);
});

test("after signing in nobody is sent to another site", async ({ request, baseURL }) => {
  const targets = [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "/%5Cevil.example",
    "/\t/evil.example",
  ];
  for (const to of targets) {
    const read = await request.get("/sign-in", { params: { to }, maxRedirects: 0 });
    expect(read.status(), to).toBe(302);
    expect(read.headers().location, to).toBe("/");
  }
  const fine = await request.get("/sign-in", { params: { to: "/escalations?days=7" }, maxRedirects: 0 });
  expect(new URL(fine.headers().location!, baseURL).href).toBe(`${baseURL}/escalations?days=7`);
});
