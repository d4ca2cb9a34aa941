import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadDemoWorld } from "#app/ingest/load-demo.ts";
import { createWorld } from "#seeds/demo-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

let database: TestDatabase;
let folder = "";
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(`${tmpdir()}/apiary-demo-`);
});
afterAll(async () => {
  await database.destroy();
  await rm(folder, { recursive: true });
});

test("the demo world goes in whole, with its truth beside it, and a second time changes nothing", async () => {
  const world = { seed: 5, conversations: 900 };
  const events = [...createWorld(world).events()];
  const named = events.flatMap((event) => {
    const id = event.type === "conversation" ? event.id : "conversation" in event ? event.conversation : null;
    return id === null ? [] : [[event.store, event.source, id].join(" ")];
  });
  const conversations = new Set(named).size;
  const progress: { done: number; total: number }[] = [];
  const truthPath = `${folder}/truth.json`;
  const first = await loadDemoWorld(database.db, {
    ...world,
    privacyKey: testPrivacyKey,
    truthPath,
    onProgress: (told) => progress.push(told),
  });
  // An order told again when it was paid counts once where both come together, or the paid one first.
  const toldTwice = events.filter((event) => event.type === "order" && event.version === 1).length;
  const { duplicate } = first;
  expect(duplicate).toBeLessThanOrEqual(toldTwice);
  expect(first).toEqual({ accepted: events.length - duplicate, duplicate, quarantined: 0, conversations });
  expect(progress.at(-1)).toEqual({ done: expect.any(Number) as number, total: 900 });
  expect(JSON.parse(await readFile(truthPath, "utf8"))).toMatchObject({ seed: 5 });
  const second = await loadDemoWorld(database.db, { ...world, privacyKey: testPrivacyKey });
  expect(second).toEqual({ accepted: 0, duplicate: events.length, quarantined: 0, conversations: 0 });
});
