import { expect, it } from "vitest";
import type { Talk } from "#app/sales/credit.ts";
import type { Order } from "#app/sales/net.ts";
import { platformRules, ruleSteps, walkOrder, type PlatformRule } from "#app/sales/rules.ts";

const hour = 3_600_000;
const noon = Date.UTC(2026, 10, 11, 4);

/** A conversation begun so many hours after noon, answered by the bot a minute later unless told otherwise. */
const talk = (id: string, hours: number, own: Partial<Talk> = {}): Talk => {
  const startedAt = noon + hours * hour;
  return {
    ...{ id, startedAt, endedAt: startedAt + hour / 10, isTest: false },
    ...{ firstBotSpeechAt: startedAt + 60_000, firstHumanSpeechAt: null, ...own },
  };
};
/** An order of 100.00, created and paid so many hours after noon. */
const order = (created: number, paid: number | null, refunds: bigint[] = []): Order => ({
  ...{ id: "o", createdAt: noon + created * hour, paidAt: paid === null ? null : noon + paid * hour },
  ...{ amountMinor: 10_000n, currency: "CNY" },
  refunds: refunds.map((amountMinor) => ({ at: noon + 99 * hour, amountMinor })),
});

/** Claimed, then every step that is not nothing, in hundreds. */
function walk(rule: PlatformRule, one: Order, talks: Talk[], windowHours = 72) {
  const { claimed, steps } = walkOrder(one, talks, { rule, windowHours });
  const told = ruleSteps.flatMap((step) => (steps[step] === 0n ? [] : [`${step} ${steps[step] / 100n}`]));
  return [String(claimed / 100n), ...told].join(", ");
}

it.each<[string, Order, Talk[], [pay: string, placed: string, touch: string]]>([
  ["one conversation, one order", order(1, 2), [talk("a", 0)], ["100", "100", "100"]],
  ["a payment reminder", order(0, 5), [talk("a", 1)], ["100, existed -100", "0", "100, existed -100"]],
  [
    "three conversations before it",
    order(30, 31),
    [talk("a", 0), talk("b", 10), talk("c", 20)],
    ["300, twice -200", "300, twice -200", "100"],
  ],
  ["never paid", order(1, null), [talk("a", 0), talk("b", 0.5)], ["0", "200, unpaid -200", "0"]],
  [
    "nobody has replied",
    order(1, 2),
    [talk("a", 0, { firstBotSpeechAt: null })],
    ["100, unanswered -100", "100, unanswered -100", "100, unanswered -100"],
  ],
  ["four days later", order(96, 97), [talk("a", 0)], ["0", "0", "100, outside -100"]],
  ["paid after all windows", order(1, 200), [talk("a", 0)], ["0, missed 100", "100", "0, missed 100"]],
  [
    "asked before, and reminded after it was there",
    order(1, 3, [2_000n, 500n]),
    [talk("a", 0), talk("b", 2)],
    ["200, existed -100, refunded -25", "100, refunded -25", "100, existed -100, missed 100, refunded -25"],
  ],
  ["a test", order(1, 2), [talk("a", 0, { isTest: true })], ["0", "0", "0"]],
  ["no conversation", order(1, 2, [500n]), [], ["0", "0", "0"]],
])("%s", (_, one, talks, expected) => {
  expect(platformRules.map((rule) => walk(rule, one, talks))).toEqual(expected);
});

it("leaves what our own window takes in", () => {
  expect(walk("pay_72h", order(2, 3), [talk("a", 0)], 1)).toBe("100, outside -100");
  expect(walk("order_3d", order(96, 97), [talk("a", 0)], 168)).toBe("0, missed 100");
});

it("counts the edge of a rule's hours and no more", () => {
  const exact = order(1, 72);
  const late = { ...exact, paidAt: exact.paidAt! + 1 };
  expect(walk("pay_72h", exact, [talk("a", 0)])).toBe("100");
  expect(walk("pay_72h", late, [talk("a", 0)])).toBe("0, missed 100");
  // Created in the very moment it began: it was there.
  expect(walk("pay_72h", order(0, 1), [talk("a", 0)])).toBe("100, existed -100");
});
