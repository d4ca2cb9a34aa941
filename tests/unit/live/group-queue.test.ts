import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import { parseEvent } from "#app/events/parse-event.ts";
import { createGroupQueue, type QueueItem } from "#app/live/group-queue.ts";

const limits = { events: 100, bytes: 1_000_000, lanes: 2 };

function message(store: string, id: string): CanonicalEvent {
  const record = { type: "message", store, id, conversation: "c", at: 1_760_000_000_000, from: "bot" };
  const parsed = parseEvent(record, {}, { now: () => Infinity });
  if (!("event" in parsed)) throw new Error(parsed.reason);
  return parsed.event;
}

type Item = QueueItem & { name: string };
const item = (name: string, ...events: [string, string][]): Item => ({
  name,
  bytes: 1,
  events: events.map(([store, id]) => message(store, id)),
});

/** A queue whose writes end when told to; `groups` lists the names of what was written together. */
function watch(fail: (names: string[]) => Error | null = () => null) {
  const groups: string[][] = [];
  const ends: (() => void)[] = [];
  const add = createGroupQueue<Item, string>({
    limits,
    isCommonFailure: (error) => error instanceof Error && error.message === "away",
    write: (items) => {
      const names = items.map(({ name }) => name);
      groups.push(names);
      return new Promise((resolve, reject) => {
        ends.push(() => {
          const error = fail(names);
          if (error) reject(error);
          else resolve(names);
        });
      });
    },
  });
  /** Ends the oldest write still open and lets what follows from it happen. */
  async function end(): Promise<void> {
    ends.shift()!();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { add, groups, end };
}

describe("group commit", () => {
  test("what came by another connection goes into another import, and so into another group", async () => {
    const { add, groups, end } = watch();
    const by = (connectionId: string | null, name: string) =>
      add({ ...item(name, [name, name]), connection: connectionId === null ? null : { connectionId } });
    const done = [by(null, "a"), by("x", "b"), by("x", "c"), by("y", "d"), by(null, "e"), by("x", "f")];
    for (let count = 0; count < 4; count++) await end();
    expect(groups).toEqual([["a"], ["b"], ["c", "f"], ["d"], ["e"]]);
    await end();
    expect(await Promise.all(done)).toEqual(["a", "b", "c", "d", "e", "f"]);
  });

  test("what arrives during a write goes together with the next", async () => {
    const { add, groups, end } = watch();
    const done = ["a", "b", "c"].map((name) => add(item(name, ["s", name])));
    expect(groups).toEqual([["a"]]);
    await end();
    expect(groups).toEqual([["a"], ["b", "c"]]);
    await end();
    expect(await Promise.all(done)).toEqual(["a", "b", "c"]);
  });

  test("other stores need not wait", async () => {
    const { add, groups } = watch();
    void add(item("a", ["s1", "1"]));
    void add(item("b", ["s1", "2"]));
    void add(item("c", ["s2", "1"]));
    expect(groups).toEqual([["a"], ["c"]]);
  });

  test("nothing overtakes what came before it for the same store", async () => {
    const { add, groups, end } = watch();
    void add(item("a", ["s1", "1"]));
    void add(item("both", ["s1", "2"], ["s2", "2"]));
    void add(item("late", ["s2", "3"]));
    expect(groups).toEqual([["a"]]);
    await end();
    expect(groups).toEqual([["a"], ["both", "late"]]);
  });

  test("the same event from two requests is never in one group", async () => {
    const { add, groups, end } = watch();
    void add(item("a", ["s", "0"]));
    void add(item("b", ["s", "1"]));
    void add(item("again", ["s", "1"]));
    void add(item("c", ["s", "2"]));
    await end();
    await end();
    expect(groups).toEqual([["a"], ["b"], ["again", "c"]]);
  });

  test("a group is no larger than a batch, and a large item goes alone", async () => {
    const { add, groups, end } = watch();
    const large = (name: string, size: number) =>
      item(name, ...Array.from({ length: size }, (_, n): [string, string] => ["s", `${name}${n}`]));
    void add(large("a", 1));
    void add(large("b", 70));
    void add(large("c", 40));
    void add(large("d", 300));
    for (let n = 0; n < 3; n++) await end();
    expect(groups).toEqual([["a"], ["b"], ["c"], ["d"]]);
  });

  test("one that cannot be written fails alone", async () => {
    const { add, groups, end } = watch((names) => (names.includes("poison") ? new Error("bad") : null));
    const first = add(item("first", ["s", "0"]));
    const done = ["a", "poison", "b"].map((name) => add(item(name, ["s", name])));
    const settled = Promise.allSettled(done);
    for (let n = 0; n < 5; n++) await end();
    expect(groups.slice(1)).toEqual([["a", "poison", "b"], ["a"], ["poison"], ["b"]]);
    expect(await first).toBe("first");
    expect((await settled).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });

  test("a failure that is everybody's is not tried again for each", async () => {
    const { add, groups, end } = watch(() => new Error("away"));
    const done = Promise.allSettled(["a", "b", "c"].map((name) => add(item(name, ["s", name]))));
    await end();
    await end();
    expect(groups).toEqual([["a"], ["b", "c"]]);
    expect((await done).every(({ status }) => status === "rejected")).toBe(true);
  });

  test("whatever comes, every item is written once, in the order of its store", async () => {
    const sent = fc.array(fc.record({ store: fc.constantFrom("s1", "s2", "s3"), id: fc.nat(4) }), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(sent, { maxLength: 30 }), async (requests) => {
        const { add, groups, end } = watch();
        const items = requests.map((events, n) =>
          item(`${n}`, ...events.map(({ store, id }): [string, string] => [store, `${id}`])),
        );
        let open = true;
        const all = Promise.all(items.map(add)).then(() => (open = false));
        for (let ended = 0; ended < groups.length; ended++) await end();
        await all;
        expect(open).toBe(false);
        expect(
          groups
            .flat()
            .map(Number)
            .toSorted((a, b) => a - b),
        ).toEqual(items.map((_, n) => n));
        for (const store of ["s1", "s2", "s3"]) {
          const order = groups
            .flat()
            .filter((n) => requests[Number(n)]!.some((event) => event.store === store));
          expect(order).toEqual(order.toSorted((a, b) => Number(a) - Number(b)));
        }
        for (const group of groups) {
          const keys = group.flatMap((n) => [
            ...new Set(requests[Number(n)]!.map(({ store, id }) => `${store} ${id}`)),
          ]);
          expect(new Set(keys).size).toBe(keys.length);
        }
      }),
      { numRuns: 200 },
    );
  });
});
