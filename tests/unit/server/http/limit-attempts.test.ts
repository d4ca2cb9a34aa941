import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createAttempts, groupAddress } from "#app/server/http/attempts.ts";
import { serveGuarded } from "./serve-guarded.ts";

function makeAttempts(mostAddresses = 100) {
  const clock = { ms: 0 };
  const attempts = createAttempts({ burst: 3, perSecond: 0.5, mostAddresses, now: () => clock.ms });
  return { clock, attempts };
}

describe("attempts", () => {
  test("three at once, then one every two seconds, and never more than three", () => {
    const { clock, attempts } = makeAttempts();
    expect([1, 2, 3, 4, 5].map(() => attempts.take("a"))).toEqual([0, 0, 0, 2, 2]);
    clock.ms = 1_000;
    expect(attempts.take("a")).toBe(1);
    clock.ms = 2_000;
    expect([attempts.take("a"), attempts.take("a")]).toEqual([0, 2]);
    clock.ms = 1_000_000;
    expect([1, 2, 3, 4].map(() => attempts.take("a"))).toEqual([0, 0, 0, 2]);
  });

  test("one address does not wait for another", () => {
    const { attempts } = makeAttempts();
    for (let index = 0; index < 9; index += 1) attempts.take("a");
    expect([attempts.take("a"), attempts.take("b")]).toEqual([2, 0]);
  });

  test("looking takes nothing", () => {
    const { attempts } = makeAttempts();
    for (let index = 0; index < 9; index += 1) expect(attempts.look("a")).toBe(0);
    expect(attempts.take("a")).toBe(0);
  });

  test("memory is bounded: the longest untouched is forgotten, who goes on knocking is not", () => {
    const { attempts } = makeAttempts(10);
    for (let index = 0; index < 1_000; index += 1) {
      attempts.take("busy");
      attempts.take(`10.0.${index >> 8}.${index & 255}`);
    }
    expect(attempts.count()).toBe(10);
    expect(attempts.look("busy")).toBe(2);
  });

  test.each([
    ["127.0.0.1", "127.0.0.1"],
    ["::ffff:10.0.0.1", "10.0.0.1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
    ["2001:DB8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["not an address", "not an address"],
  ])("%s counts as %s", (address, group) => {
    expect(groupAddress(address)).toBe(group);
  });
});

describe("a door", () => {
  // On a busy machine asking takes so long that some have waited enough.
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
  afterEach(() => void vi.useRealTimers());

  const knock = async (
    ask: Awaited<ReturnType<typeof serveGuarded>>["ask"],
    path: string,
    from = "9.9.9.9",
  ) => ask(path, { headers: { "X-Forwarded-For": from } });

  test.each([
    "/sign-in",
    "/sign-in.data",
    "/second-factor",
    "/forgot-password",
    "/choose-password/token",
    "/oidc/callback",
  ])("%s lets 120 at once in from one address and then says when to come again", async (path) => {
    const { ask } = await serveGuarded();
    const answers = [];
    for (let index = 0; index < 140; index += 1)
      answers.push((await knock(ask, path, `9.9.9.${index}`)).status);
    expect(answers.slice(0, 120)).toEqual(Array<number>(120).fill(200));
    const last = await ask(path);
    expect([last.status, last.headers["retry-after"]]).toEqual([429, "1"]);
    // Other pages are no doors.
    expect((await ask("/sign-inside")).status).toBe(200);
    expect((await ask("/stores")).status).toBe(200);
  });

  test("behind a trusted proxy the address is the one the proxy saw", async () => {
    const { ask } = await serveGuarded({ trustsProxy: true });
    for (let index = 0; index < 140; index += 1) await knock(ask, "/sign-in", `1.2.3.${index}, 9.9.9.9`);
    expect((await knock(ask, "/sign-in", "4.4.4.4, 9.9.9.9")).status).toBe(429);
    expect((await knock(ask, "/sign-in", "9.9.9.9, 4.4.4.4")).status).toBe(200);
  });

  test("keys are counted wherever they are tried", async () => {
    const { ask } = await serveGuarded();
    const headers = { Authorization: "Bearer wrong" };
    const answers = [];
    for (let index = 0; index < 140; index += 1) answers.push((await ask("/refused", { headers })).status);
    expect(answers.slice(0, 120)).toEqual(Array<number>(120).fill(401));
    expect(answers.slice(135)).toContain(429);
    expect((await ask("/stores")).status).toBe(200);
  });

  test("who tries wrong keys waits; answers to right ones are not counted", async () => {
    const { ask } = await serveGuarded();
    for (let index = 0; index < 140; index += 1) await ask("/stores");
    const answers = [];
    for (let index = 0; index < 140; index += 1) answers.push((await ask("/api/v1/query")).status);
    expect(answers.slice(0, 120)).toEqual(Array<number>(120).fill(401));
    expect(answers.slice(135)).toContain(429);
    expect((await ask("/stores")).status).toBe(200);
  });
});
