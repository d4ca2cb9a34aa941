import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { runSoon } from "#app/server/run-soon.ts";
import { takeConsoleCalls } from "#tests/setup/fail-on-console.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const options = { name: "Work failed", gapMs: 100, rest: (runMs: number) => runMs * 0.5, pollMs: 5_000 };

function watch(work: () => Promise<unknown>) {
  const begun = performance.now();
  const starts: number[] = [];
  const soon = runSoon(() => {
    starts.push(Math.round(performance.now() - begun));
    return work();
  }, options);
  return { ...soon, starts };
}

const take = (ms: number) => () => new Promise((resolve) => setTimeout(resolve, ms));

test("runs at the start, at once when woken, and by itself after a while", async () => {
  const { wake, starts } = watch(take(10));
  await vi.advanceTimersByTimeAsync(1_000);
  wake();
  wake();
  await vi.advanceTimersByTimeAsync(7_000);
  expect(starts).toEqual([0, 1_000, 6_010]);
});

test("woken while it runs, it runs once more after a rest of half its length", async () => {
  const { wake, starts } = watch(take(300));
  await vi.advanceTimersByTimeAsync(50);
  for (let n = 0; n < 5; n++) wake();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(starts).toEqual([0, 450]);
});

test("woken in the gap, it waits for its end", async () => {
  const { wake, starts } = watch(take(10));
  await vi.advanceTimersByTimeAsync(60);
  wake();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(starts).toEqual([0, 110]);
});

test("a failure is printed once, and the work tried again a second later", async () => {
  const { starts } = watch(() => Promise.reject(new Error("away")));
  await vi.advanceTimersByTimeAsync(3_500);
  expect(starts).toEqual([0, 1_000, 2_000, 3_000]);
  expect(takeConsoleCalls().map(({ text }) => text)).toEqual(["Work failed: away"]);
});

test("closing waits for the run under way and starts no other", async () => {
  const { wake, close, starts } = watch(take(300));
  await vi.advanceTimersByTimeAsync(10);
  wake();
  let isClosed = false;
  void close().then(() => (isClosed = true));
  await vi.advanceTimersByTimeAsync(100);
  expect(isClosed).toBe(false);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(isClosed).toBe(true);
  expect(starts).toEqual([0]);
});
