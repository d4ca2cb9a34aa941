import { describe, expect, it } from "vitest";
import { creditOrder, nameBucket, type Talk } from "#app/sales/credit.ts";
import { findBand, getLongestWindow, listWindows } from "#app/sales/windows.ts";

const minute = 60_000;
const hour = 60 * minute;
/** An order created at noon of 5 October 2026, UTC. */
const noon = Date.UTC(2026, 9, 5, 12);

/** A conversation that began some minutes before noon; each speaker first spoke so many minutes before noon. */
function talk(
  id: string,
  began: number,
  spoke: { bot?: number; human?: number },
  own: Partial<Talk> = {},
): Talk {
  const at = (before: number | undefined) => (before === undefined ? null : noon - before * minute);
  return {
    id,
    startedAt: noon - began * minute,
    endedAt: noon + hour,
    isTest: false,
    firstBotSpeechAt: at(spoke.bot),
    firstHumanSpeechAt: at(spoke.human),
    ...own,
  };
}

const credit = (talks: readonly Talk[], hours = 72) => creditOrder(noon, talks, hours);
const bucket = (talks: readonly Talk[], hours = 72) => nameBucket(credit(talks, hours));

describe("crediting an order", () => {
  it("goes to the last conversation begun before it", () => {
    const talks = [talk("a", 300, { bot: 299 }), talk("c", 20, { human: 10 }), talk("b", 200, { bot: 199 })];
    expect(credit(talks)).toEqual({ id: "c", lagMs: 20 * minute, isBotBefore: false, isHumanBefore: true });
  });

  it.each([
    ["bot", { bot: 5 }],
    ["human", { human: 5 }],
    ["mixed", { bot: 5, human: 1 }],
    ["bot", { bot: 5, human: -1 }],
    ["human", { bot: -1, human: 5 }],
  ] as const)("counts as %s by who spoke before it: %j", (expected, spoke) => {
    expect(bucket([talk("a", 10, spoke)])).toBe(expected);
  });

  it.each([
    ["began after it", talk("a", -10, { bot: -9 })],
    ["began with it", talk("a", 0, { bot: -1 })],
    ["nobody had spoken in yet", talk("a", 10, { bot: -1 })],
    ["somebody spoke at the very moment it was created", talk("a", 10, { bot: 0 })],
    ["only the customer spoke in", talk("a", 10, {})],
    ["was a test", talk("a", 10, { bot: 9 }, { isTest: true })],
  ])("never goes to a conversation that %s", (_, one) => {
    expect(bucket([one])).toBe("silent");
  });

  it("goes to an earlier one when nobody had spoken in the last", () => {
    expect(credit([talk("a", 60, { bot: 59 }), talk("b", 10, { bot: -1 })])?.id).toBe("a");
  });

  it("takes the window as closed: exactly 72 hours are inside, a millisecond more is not", () => {
    expect(bucket([talk("a", 72 * 60, { bot: 5 })])).toBe("bot");
    expect(bucket([talk("a", 72 * 60, { bot: 5 }, { startedAt: noon - 72 * hour - 1 })])).toBe("silent");
    expect(bucket([talk("a", 72 * 60, { bot: 5 }, { startedAt: noon - 72 * hour - 1 })], 168)).toBe("bot");
  });

  it("decides between conversations of one start by their end, then by id", () => {
    const a = talk("a", 10, { bot: 9 });
    const b = talk("b", 10, { human: 9 });
    expect([credit([a, b])?.id, credit([b, a])?.id]).toEqual(["b", "b"]);
    expect(credit([{ ...a, endedAt: b.endedAt + 1 }, b])?.id).toBe("a");
  });
});

describe("windows", () => {
  it("hold the store's own among those always kept", () => {
    expect(listWindows(72)).toEqual([1, 24, 72, 168]);
    expect(listWindows(48)).toEqual([1, 24, 48, 72, 168]);
    expect([getLongestWindow(48), getLongestWindow(240)]).toEqual([168, 240]);
  });

  it("name the smallest that a lag lies in", () => {
    expect(findBand(hour, 72)).toBe(1);
    expect(findBand(hour + 1, 72)).toBe(24);
    expect(findBand(30 * hour, 48)).toBe(48);
    expect(findBand(168 * hour + 1, 72)).toBeNull();
    expect(findBand(null, 72)).toBeNull();
  });
});
