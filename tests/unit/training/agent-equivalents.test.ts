/** Agent-equivalents worked out by hand. */
import { expect, it } from "vitest";
import { countAgentEquivalents, getLeverage } from "#app/training/agent-equivalents.ts";

const minute = 60_000;

it("counts durable resolutions at the handle time of their own store and topic", () => {
  const efforts = [
    // 6 minutes each in one store, 2 in the other: 200 × 6 + 300 × 2 = 1,800 minutes.
    { store: "hz", topic: "size", resolved: 200, handled: 50, handleMs: 300 * minute },
    { store: "bj", topic: "size", resolved: 300, handled: 30, handleMs: 60 * minute },
    // Measured too seldom, and never: 500 resolutions that count nothing.
    { store: "hz", topic: "coupon", resolved: 400, handled: 29, handleMs: 290 * minute },
    { store: "bj", topic: "coupon", resolved: 100, handled: 0, handleMs: 0 },
  ];
  const work = countAgentEquivalents(efforts, { days: 10, productiveMinutes: 360 });
  expect(work).toEqual({ agents: 0.5, resolved: 1000, measured: 500, minutes: 1800, perAgentDay: 100 });
  expect(getLeverage(work.agents, 2)).toBe(0.25);
});

it("knows nothing where no topic is measured, or nobody is known to train", () => {
  const efforts = [{ store: "hz", topic: "size", resolved: 40, handled: 29, handleMs: 9 * minute }];
  const none = { agents: null, minutes: null, perAgentDay: null, measured: 0 };
  expect(countAgentEquivalents(efforts, { days: 1, productiveMinutes: 390 })).toEqual({
    ...none,
    resolved: 40,
  });
  expect(countAgentEquivalents([], { days: 1, productiveMinutes: 390 })).toEqual({ ...none, resolved: 0 });
  expect(getLeverage(null, 3)).toBeNull();
  expect(getLeverage(4, 0)).toBeNull();
});
