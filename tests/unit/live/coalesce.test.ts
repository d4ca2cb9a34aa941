import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createCoalescer } from "#app/live/coalesce.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A coalescer whose runs take a given time; `starts` are ms since the beginning of the test. */
function watch(takesMs: number, options: { pauseMs?: number; restFactor?: number } = {}) {
  const begun = Date.now();
  const starts: number[] = [];
  let running = 0;
  const coalescer = createCoalescer({
    pauseMs: 1_000,
    restFactor: 0,
    ...options,
    run: async () => {
      starts.push(Date.now() - begun);
      running += 1;
      expect(running, "never two at once").toBe(1);
      await new Promise((resolve) => setTimeout(resolve, takesMs));
      running -= 1;
    },
  });
  return { ...coalescer, starts };
}

describe("wishes to look again", () => {
  test("the first is granted at once, a burst once more after the pause", async () => {
    const { want, starts } = watch(50);
    want();
    expect(starts).toEqual([0]);
    for (let n = 0; n < 20; n++) {
      await vi.advanceTimersByTimeAsync(10);
      want();
    }
    await vi.advanceTimersByTimeAsync(5_000);
    expect(starts).toEqual([0, 1_000]);
  });

  test("a steady stream is granted once a second", async () => {
    const { want, starts } = watch(100);
    for (let ms = 0; ms < 4_900; ms += 100) {
      want();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(starts).toEqual([0, 1_000, 2_000, 3_000, 4_000]);
  });

  test("a wish during a run is granted after it", async () => {
    const { want, starts } = watch(2_500);
    want();
    await vi.advanceTimersByTimeAsync(10);
    want();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(starts).toEqual([0, 2_500]);
  });

  test("a slow server gets a rest in proportion", async () => {
    const { want, starts } = watch(800, { restFactor: 4 });
    want();
    await vi.advanceTimersByTimeAsync(900);
    want();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(starts).toEqual([0, 4_000]);
  });

  test("held wishes wait", async () => {
    const { want, hold, starts } = watch(10);
    hold(true);
    want();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(starts).toEqual([]);
    hold(false);
    expect(starts).toEqual([3_000]);
  });

  test("a run that fails is not the last", async () => {
    let calls = 0;
    const { want } = createCoalescer({
      pauseMs: 10,
      restFactor: 0,
      run: () => (++calls === 1 ? Promise.reject(new Error("no")) : Promise.resolve()),
    });
    want();
    want();
    await vi.advanceTimersByTimeAsync(100);
    expect(calls).toBe(2);
  });

  test("stopped, it starts nothing more", async () => {
    const { want, stop, starts } = watch(10);
    want();
    want();
    stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(starts).toEqual([0]);
  });
});
