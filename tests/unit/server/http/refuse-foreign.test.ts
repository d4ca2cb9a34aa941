import { describe, expect, test } from "vitest";
import { serveGuarded } from "./serve-guarded.ts";

const methods = ["POST", "PUT", "PATCH", "DELETE"];

describe("a request that changes something", () => {
  test.each(methods)("%s from a page of ours passes, from another site it is refused", async (method) => {
    const { ask, host } = await serveGuarded();
    const status = async (headers: Record<string, string>) =>
      (await ask("/imports/upload", { method, headers })).status;
    expect(await status({ Origin: `http://${host}` })).toBe(200);
    expect(await status({ "Sec-Fetch-Site": "same-origin" })).toBe(200);
    expect(await status({ "Sec-Fetch-Site": "none" })).toBe(200);
    const foreign: Record<string, string>[] = [
      { Origin: "https://evil.example" },
      { Origin: `http://${host}.evil.example` },
      { Origin: `http://evil.example:${host.split(":")[1]}` },
      { Origin: "null" },
      { Origin: "" },
      { "Sec-Fetch-Site": "cross-site" },
      { "Sec-Fetch-Site": "same-site" },
      { "Sec-Fetch-Site": "cross-site", Origin: `http://${host}` },
      { Origin: "https://evil.example", "X-Forwarded-Host": "evil.example" },
      { Origin: "https://evil.example", Cookie: "a=b" },
    ];
    for (const headers of foreign) {
      expect(await status(headers), JSON.stringify(headers)).toBe(403);
    }
  });

  test("passes with a key and nothing else; beside a cookie the key proves nothing", async () => {
    const { ask } = await serveGuarded();
    const foreign = { Origin: "https://evil.example", Authorization: "Bearer abc" };
    const send = async (headers: Record<string, string>) =>
      (await ask("/events", { method: "POST", headers })).status;
    expect(await send(foreign)).toBe(200);
    expect(await send({ ...foreign, Cookie: "apiary-session=x" })).toBe(403);
    expect(await send({ ...foreign, Authorization: "Bearer " })).toBe(403);
    expect(await send({ ...foreign, Authorization: "Basic abc" })).toBe(403);
  });

  test("passes from a program, which says nothing", async () => {
    const { ask } = await serveGuarded();
    expect((await ask("/events", { method: "POST", body: "x" })).status).toBe(200);
  });

  test("passes from the public address behind a proxy, whatever host the proxy asks for", async () => {
    const { ask } = await serveGuarded({ publicUrl: "https://apiary.example" });
    const send = async (Origin: string) =>
      (await ask("/events", { method: "POST", headers: { Origin, Host: "10.0.0.7:3000" } })).status;
    expect(await send("https://apiary.example")).toBe(200);
    expect(await send("https://other.example")).toBe(403);
  });
});

test("reading passes from anywhere: links lead here", async () => {
  const { ask } = await serveGuarded();
  expect((await ask("/stores", { headers: { "Sec-Fetch-Site": "cross-site" } })).status).toBe(200);
});
