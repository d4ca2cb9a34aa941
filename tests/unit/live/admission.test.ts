import { expect, test } from "vitest";
import { createAdmission } from "#app/live/admission.ts";

test("room is counted in requests and in bytes, and given back", () => {
  const { enter } = createAdmission({ heldBytes: 100, requests: 2 });
  const [a, b] = [enter()!, enter()!];
  expect(enter()).toBeNull();
  expect(a.hold(60)).toBe(true);
  expect(b.hold(41)).toBe(false);
  expect(b.hold(40)).toBe(true);
  a.release(60);
  expect(b.hold(60)).toBe(true);
  a.leave();
  a.leave();
  expect(enter(), "all bytes are held").toBeNull();
  b.leave();
  const [c, d] = [enter(), enter()];
  expect([c?.hold(100), d?.hold(1), enter()]).toEqual([true, false, null]);
});

test("the time to come back follows from the rate of late", () => {
  let now = 0;
  const { enter, getRetryAfter } = createAdmission({ heldBytes: 1_000_000, requests: 100 }, () => now);
  expect(getRetryAfter(), "nothing known").toBe(5);
  const ticket = enter()!;
  ticket.hold(900_000);
  // 100,000 bytes in the last 5 s: 20,000 a second, and 800,000 are held.
  ticket.release(100_000);
  enter()!.leave();
  expect(getRetryAfter()).toBe(40);
  now = 6_000;
  expect(getRetryAfter(), "nothing lately").toBe(5);
  ticket.release(700_000);
  enter()!.leave();
  // 140,000 a second for 100,000, but one request in 5 s with one waiting.
  expect(getRetryAfter()).toBe(5);
});
