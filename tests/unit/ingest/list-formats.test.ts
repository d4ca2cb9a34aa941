import { expect, test } from "vitest";
import { listFormats } from "#app/ingest/list-formats.ts";
import { findAdapter, sourceAdapters } from "#app/sources/registry.ts";

test("a format is told by its id, its name, what it reads, and what it cannot tell", () => {
  expect(listFormats([findAdapter("jd")!])).toBe(
    `jd  (京东咚咚 JD Dongdong, API)
  reads: answers of JD's session list, chat log and rating calls, in one JSON document or one after the other
  jd?robots=…: names of the accounts under which a robot answers; without them all are people
  records: times of messages, handoffs, customers' ids
  infers: ratings, answers the bot does not have
  cannot tell: who is a bot, reasons of handoffs, topics, channels, orders, refunds
`,
  );
});

test("every format says what it reads, and has an id of its own", () => {
  expect(sourceAdapters.filter(({ recognises }) => recognises.length < 20)).toEqual([]);
  expect(new Set(sourceAdapters.map(({ id }) => id)).size).toBe(sourceAdapters.length);
  expect(sourceAdapters.filter(({ title }) => !/[A-Za-z]{3}/.test(title))).toEqual([]);
});
