import { expect, test, vi } from "vitest";
import { serveGuarded } from "./serve-guarded.ts";

test("every answer says what a browser may do with it, and no cache keeps it", async () => {
  const { ask } = await serveGuarded();
  for (const path of ["/", "/healthz", "/%", "/api/x"]) {
    const { headers } = await ask(path);
    expect(headers).toMatchObject({
      "content-security-policy":
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
  }
  expect((await ask("/")).headers["cache-control"]).toBe("private, no-store");
  const ahead = await ask("/stores.data", { headers: { "Sec-Purpose": "prefetch" } });
  expect(ahead.headers["cache-control"]).toBe("private, max-age=5");
});

test("what nobody caught tells the reader its status and nothing else", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const { ask } = await serveGuarded();
  const { status, body, headers } = await ask("/broken");
  expect([status, body, headers["content-type"]]).toEqual([500, "500\n", "text/plain; charset=utf-8"]);
  expect(log).toHaveBeenCalledOnce();
  log.mockRestore();
});

test("HSTS is said behind TLS only, and only whom we trust may say that it was TLS", async () => {
  const proto = { "X-Forwarded-Proto": "https" };
  const direct = await serveGuarded();
  const untrusted = await direct.ask("/", { headers: proto });
  expect(untrusted.headers["strict-transport-security"]).toBeUndefined();
  expect(JSON.parse(untrusted.body)).toMatchObject({ protocol: "http" });
  const behind = await serveGuarded({ trustsProxy: true });
  const trusted = await behind.ask("/", { headers: proto });
  expect(trusted.headers["strict-transport-security"]).toBe("max-age=31536000");
  expect(JSON.parse(trusted.body)).toMatchObject({ protocol: "https" });
  expect((await behind.ask("/")).headers["strict-transport-security"]).toBeUndefined();
  // What a client sends stands before what the proxy adds.
  const claimed = await behind.ask("/", { headers: { "X-Forwarded-Proto": "https, http" } });
  expect(claimed.headers["strict-transport-security"]).toBeUndefined();
  const named = await serveGuarded({ publicUrl: "https://apiary.example" });
  expect((await named.ask("/")).headers["strict-transport-security"]).toBe("max-age=31536000");
});

test("the address is the one we were told, not the one a request claims", async () => {
  const claims = { "X-Forwarded-Host": "evil.example", "X-Forwarded-For": "9.9.9.9", Host: "evil.example" };
  const named = await serveGuarded({ publicUrl: "https://apiary.example" });
  const told = JSON.parse((await named.ask("/", { headers: claims })).body) as object;
  expect(told).toMatchObject({ protocol: "https", hostname: "apiary.example", from: "127.0.0.1" });
  const direct = await serveGuarded();
  const { "X-Forwarded-Host": forwarded, "X-Forwarded-For": from } = claims;
  const own = await direct.ask("/", { headers: { "X-Forwarded-Host": forwarded, "X-Forwarded-For": from } });
  expect(JSON.parse(own.body)).toMatchObject({ hostname: "127.0.0.1", from: "127.0.0.1" });
  const behind = await serveGuarded({ trustsProxy: true });
  const added = { "X-Forwarded-Host": "shop.example", "X-Forwarded-For": "9.9.9.9, 10.1.2.3" };
  const seen = JSON.parse((await behind.ask("/", { headers: added })).body) as object;
  expect(seen).toMatchObject({ hostname: "shop.example", from: "10.1.2.3" });
});

test("addresses and hosts that no browser sends are refused before anything reads them", async () => {
  const { ask } = await serveGuarded();
  expect((await ask(`/?a=${"a".repeat(8 * 1024)}`)).status).toBe(414);
  expect((await ask("/%zz")).status).toBe(400);
  expect((await ask("/", { headers: { Host: "a/b" } })).status).toBe(400);
  expect((await ask("/", { headers: { Host: "owner@evil.example" } })).status).toBe(400);
  expect((await ask("/", { headers: { Host: "[::1]:3000" } })).status).toBe(200);
});

test("/healthz needs nothing; /readyz gives the reasons and asks once for all who ask", async () => {
  let reasons = ["the database does not answer"];
  let asked = 0;
  const { ask } = await serveGuarded({
    async readiness() {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return reasons;
    },
  });
  expect(await ask("/healthz")).toMatchObject({ status: 200, body: '{"status":"ok"}' });
  expect(asked).toBe(0);
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask("/readyz")));
  for (const { status, body } of answers) {
    expect([status, body]).toEqual([
      503,
      '{"status":"not ready","reasons":["the database does not answer"]}',
    ]);
  }
  expect(asked).toBeLessThan(10);
  reasons = [];
  expect(await ask("/readyz")).toMatchObject({ status: 200, body: '{"status":"ready"}' });
  expect(await ask("/readyz", { method: "POST" })).toMatchObject({ status: 405 });
});

test("bodies are refused at the size their route can need", async () => {
  const { ask } = await serveGuarded();
  const mib = 1024 * 1024;
  const send = async (path: string, bytes: number) =>
    (
      await ask(path, {
        method: "POST",
        headers: { "Content-Length": String(bytes) },
        body: bytes <= mib ? "x".repeat(bytes) : "",
      }).catch(() => ({ status: 0 }))
    ).status;
  expect(await send("/preferences", mib)).toBe(200);
  expect(await send("/preferences", mib + 1)).toBe(413);
  expect(await send("/sign-in.data", mib + 1)).toBe(413);
  expect(await send("/imports/7/quarantine/line", 4 * mib + 1)).toBe(413);
  const chunked = { "Transfer-Encoding": "chunked" };
  expect(await ask("/preferences", { method: "POST", headers: chunked, body: "a" })).toMatchObject({
    status: 411,
  });
  // Read as a stream, against limits of their own.
  const upload = await ask("/imports/upload", { method: "PUT", headers: chunked, body: "x".repeat(2 * mib) });
  expect(JSON.parse(upload.body)).toMatchObject({ length: 2 * mib });
  const mended = { method: "PUT", headers: chunked, body: "abc" };
  expect((await ask("/imports/7/quarantine/file", mended)).status).toBe(200);
});
