import { expect, test } from "vitest";
import type { Scope } from "#app/access/principal.ts";
import { createUpdatesHub } from "#app/live/updates-hub.ts";

const names = new Map([
  [1, "east"],
  [2, "west"],
]);
const nameStores = () => Promise.resolve(names);
const everything: Scope = { allStores: true };

type Reader = ReadableStreamDefaultReader<Uint8Array>;
const read = async (reader: Reader) => {
  const { value, done } = await reader.read();
  return done ? null : new TextDecoder().decode(value);
};

test("every page is told, by the names of stores; refreshing alone is nobody's news", async () => {
  const hub = createUpdatesHub(nameStores);
  const leave = new AbortController();
  const readers = [
    hub.open(leave.signal, everything),
    hub.open(new AbortController().signal, everything),
  ].map((s) => s.getReader());
  for (const reader of readers) expect(await read(reader)).toBe("retry: 1000\n\n");
  hub.announce({ kind: "dirty" });
  hub.announce({ kind: "imports" });
  hub.announce({ kind: "figures", stores: [2, 1] });
  for (const reader of readers) {
    expect(await read(reader)).toBe('data: {"kind":"imports"}\n\n');
    expect(await read(reader)).toBe('data: {"kind":"figures","stores":["west","east"]}\n\n');
  }
  leave.abort();
  expect(await read(readers[0]!)).toBeNull();
  hub.announceAll();
  expect(await read(readers[1]!)).toBe('data: {"kind":"figures","stores":null}\n\n');
  hub.close();
  expect(await read(readers[1]!)).toBeNull();
  const late = hub.open(new AbortController().signal, everything).getReader();
  expect(await read(late)).toBe("retry: 1000\n\n");
  expect(await read(late)).toBeNull();
});

test("a change whose stores cannot be named concerns every page", async () => {
  const hub = createUpdatesHub(() => Promise.reject(new Error("away")));
  const reader = hub.open(new AbortController().signal, everything).getReader();
  await read(reader);
  hub.announce({ kind: "figures", stores: [1] });
  expect(await read(reader)).toBe('data: {"kind":"figures","stores":null}\n\n');
  hub.close();
});

test("a page that does not read is given up, and costs no memory", async () => {
  const hub = createUpdatesHub(nameStores);
  const reader = hub.open(new AbortController().signal, everything).getReader();
  for (let n = 0; n < 1_000; n++) hub.announce({ kind: "imports" });
  let count = 0;
  while ((await read(reader)) !== null) count += 1;
  expect(count).toBeLessThan(100);
  hub.close();
});

test("a page hears of its own stores, and nothing of others or of imports", async () => {
  const hub = createUpdatesHub(nameStores);
  const reader = hub.open(new AbortController().signal, { allStores: false, storeIds: [1, 3] }).getReader();
  await read(reader);
  hub.announce({ kind: "imports" });
  hub.announce({ kind: "figures", stores: [2] });
  hub.announce({ kind: "figures", stores: [2, 1] });
  expect(await read(reader)).toBe('data: {"kind":"figures","stores":["east"]}\n\n');
  hub.close();
  expect(await read(reader)).toBeNull();
});
