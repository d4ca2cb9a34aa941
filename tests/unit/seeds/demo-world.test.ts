import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { parseEvent } from "#app/events/parse-event.ts";
import type { WireEvent } from "#seeds/demo-world.ts";
import { createWorld, demoOptions } from "#seeds/demo-world.ts";
import { getZoneClock } from "#seeds/world/calendar.ts";
import { stores } from "#seeds/world/stores.ts";
import { flattenTruth } from "./flatten-truth.ts";
import { recount } from "./recount.ts";

function hashWorld(seed: number, conversations: number): string {
  const hash = createHash("sha256");
  for (const event of createWorld({ seed, conversations }).events())
    hash.update(JSON.stringify(event) + "\n");
  return hash.digest("hex");
}

function runWorld(seed: number, conversations: number) {
  const world = createWorld({ seed, conversations });
  const events = [...world.events()];
  return { events, truth: world.truth() };
}

const demo = runWorld(demoOptions.seed, demoOptions.conversations);

/** Every moment an event names, as written. */
function listTimes(event: WireEvent): string[] {
  if (event.type === "conversation")
    return [event.started_at, event.ended_at].filter((at) => at !== undefined);
  if (event.type === "order") return [event.created_at, event.paid_at].filter((at) => at !== undefined);
  return "at" in event && event.at !== undefined ? [event.at] : [];
}

describe("the demo world", () => {
  it("gives the same bytes for the same seed and others for another", () => {
    expect(hashWorld(5, 1500)).toBe(hashWorld(5, 1500));
    expect(hashWorld(5, 1500)).not.toBe(hashWorld(6, 1500));
  });

  it.each([1, 13, 700])("has exactly the %i conversations asked for", (conversations) => {
    const { events, truth } = runWorld(3, conversations);
    const ids = new Set(
      events.flatMap((event) =>
        "conversation" in event ? [`${event.store} ${event.source} ${event.conversation}`] : [],
      ),
    );
    expect(ids.size).toBe(conversations);
    expect(truth.conversations).toBe(conversations);
    expect(truth.total.conversations + truth.total.test).toBe(conversations);
  });

  it("is of the size promised, from a flagship to a shop with forty conversations", () => {
    const { events, truth } = demo;
    const size = (store: string) =>
      truth.stores[store]!.total.conversations + truth.stores[store]!.total.test;
    expect(events.length).toBeGreaterThan(280_000);
    expect(events.length).toBeLessThan(320_000);
    expect(truth.events).toBe(events.length);
    expect(size("lanqiao-flagship")).toBe(8000);
    expect(size("starfield-renewed")).toBe(40);
    expect(Object.keys(truth.stores)).toHaveLength(12);
  });

  it("shows each kind of conversation and outcome in every shop of some size", () => {
    for (const [key, { total }] of Object.entries(demo.truth.stores)) {
      if (total.conversations < 1000) continue;
      const counts = [total.test, total.blocked, total.humanOnly, total.unattended, total.empty];
      const { outcomes, ignored, pending } = total.windows["72"]!;
      // The store that hides the button for a person has nobody stepping in either.
      const shown = Object.entries(outcomes).filter(
        ([name]) => key !== "xingye-digital" || name !== "takeover",
      );
      for (const count of [...counts, ignored, pending, ...shown.map(([, count]) => count)]) {
        expect(count, key).toBeGreaterThan(0);
      }
    }
  });

  it("hides the human button in one store: most requests there are never carried out", () => {
    const { requested, ignored } = demo.truth.stores["xingye-digital"]!.total.windows["72"]!;
    expect(ignored / requested).toBeGreaterThan(0.7);
    const { requested: others, ignored: unheard } =
      demo.truth.stores["lanqiao-flagship"]!.total.windows["72"]!;
    expect(unheard / others).toBeLessThan(0.1);
  });

  it("peaks on 11 November and on 18 August, fails on 12 November", () => {
    const day = (store: string, on: string) => demo.truth.stores[store]!.days[on]!;
    const ordinary = day("lanqiao-flagship", "2026-09-09").conversations;
    expect(day("lanqiao-flagship", "2026-11-11").conversations).toBeGreaterThan(5 * ordinary);
    expect(day("lanqiao-flagship", "2026-08-18").conversations).toBeGreaterThan(3 * ordinary);
    expect(day("xingye-audio", "2026-11-12").blocked).toBeGreaterThan(20);
    expect(day("lanqiao-womens", "2026-11-11").blocked).toBeGreaterThan(40);
  });
});

describe("its truth", () => {
  it("equals a recount of the events by the metric dictionary, for every store, day and window", () => {
    const { counts, through } = recount(demo.events);
    expect(flattenTruth(demo.truth.stores)).toEqual(counts);
    for (const [store, newest] of through)
      expect(Date.parse(demo.truth.stores[store]!.dataThrough!)).toBe(newest);
  });

  it("equals the recount for other seeds and sizes too", () => {
    for (const [seed, conversations] of [
      [1, 40],
      [99, 2500],
    ] as const) {
      const { events, truth } = runWorld(seed, conversations);
      expect(flattenTruth(truth.stores)).toEqual(recount(events).counts);
    }
  });

  it("partitions: groups add up to the conversations, outcomes and pending to the engaged", () => {
    for (const store of Object.values(demo.truth.stores)) {
      for (const day of [...Object.values(store.days), store.total]) {
        expect(day.engaged + day.blocked + day.humanOnly + day.unattended + day.empty).toBe(
          day.conversations,
        );
        for (const { pending, outcomes, requested, executed, ignored } of Object.values(day.windows)) {
          expect(pending + Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(day.engaged);
          expect(executed + ignored).toBe(requested);
        }
      }
    }
  });

  it("adds up: days to the store, stores to the whole", () => {
    const sums: Record<string, number> = {};
    for (const [key, count] of Object.entries(flattenTruth(demo.truth.stores))) {
      const [store, day, ...what] = key.split(" ");
      const sum = `${day === "total" ? "all" : store} ${what.join(" ")}`;
      sums[sum] = (sums[sum] ?? 0) + count;
    }
    const totals = Object.fromEntries(
      Object.entries(flattenTruth(demo.truth.stores)).filter(([key]) => key.includes(" total ")),
    );
    for (const [key, count] of Object.entries(totals))
      expect(sums[key.replace(" total", "")], key).toBe(count);
    const whole = { all: { timezone: "", dataThrough: null, days: {}, total: demo.truth.total } };
    for (const [key, count] of Object.entries(flattenTruth(whole)))
      expect(sums[key.replace(" total", "")], key).toBe(count);
  });
});

describe("its events", () => {
  it("are accepted by the gate, every one", () => {
    const clock = { now: () => Date.UTC(2026, 10, 19) };
    const refused = demo.events
      .map((event) => parseEvent(event, {}, clock))
      .filter((parsed) => !("event" in parsed));
    expect(refused).toEqual([]);
  });

  it("have ids unique within store, source and type, but for orders told again when they are paid", () => {
    const ids = new Set(
      demo.events.map((event) => {
        const version = event.type === "order" ? (event.version ?? "") : "";
        return `${event.store} ${event.source} ${event.type} ${event.id} ${version}`;
      }),
    );
    expect(ids.size).toBe(demo.events.length);
  });

  it("carry the store's own offset at each moment", () => {
    const zones = new Map(stores.map((store) => [store.key, store.zone]));
    const winter = Date.parse("2026-11-01T02:00:00-04:00");
    const seen = new Set<string>();
    for (const event of demo.events) {
      for (const at of listTimes(event)) {
        const offset = at.slice(-6);
        seen.add(offset);
        const isWinter = Date.parse(at) >= winter;
        if (
          offset === (zones.get(event.store) === "Asia/Shanghai" ? "+08:00" : isWinter ? "-05:00" : "-04:00")
        )
          continue;
        expect.fail(`${event.type} ${event.id} of ${event.store} at ${at}`);
      }
    }
    expect([...seen].sort()).toEqual(["+08:00", "-04:00", "-05:00"]);
  });

  it("come conversation by conversation, each with all its events together, in order of start", () => {
    const closed = new Set<string>();
    let current = "";
    let first = 0;
    for (const event of demo.events) {
      if (event.type === "click") continue;
      const id =
        event.type === "conversation" ? event.id : "conversation" in event ? event.conversation : null;
      if (id === null) continue;
      const key = `${event.store} ${event.source} ${id}`;
      if (key === current) continue;
      expect(closed.has(key)).toBe(false);
      closed.add(current);
      current = key;
      const start =
        event.type === "conversation" ? event.started_at : event.type === "message" ? event.at : undefined;
      if (start === undefined) continue;
      // A platform may note the start up to three seconds late.
      expect(Date.parse(start)).toBeGreaterThan(first - 3000);
      first = Math.max(first, Date.parse(start));
    }
  });

  it("let people speak in opening hours only", () => {
    const hours = new Map(stores.map((store) => [store.key, store]));
    for (const event of demo.events) {
      if (event.type !== "message" || event.from !== "agent" || event.kind !== undefined) continue;
      const { zone, hours: open } = hours.get(event.store)!;
      const clock = getZoneClock(zone);
      const minute = Number(event.at.slice(11, 13)) * 60 + Number(event.at.slice(14, 16));
      const weekday = clock.weekday(Date.parse(event.at));
      if (minute >= open.open && minute <= open.close && !open.daysOff.includes(weekday)) continue;
      expect.fail(`${event.id} of ${event.store} at ${event.at}`);
    }
  });

  it("say of every bot message what it is, or that it matched or missed", () => {
    let bare = 0;
    for (const event of demo.events) {
      if (event.type !== "message" || event.from !== "bot" || event.kind !== undefined) continue;
      bare += 1;
      if (event.matched === undefined && event.entry === undefined) expect.fail(event.id);
    }
    expect(bare).toBeGreaterThan(1000);
  });
});
