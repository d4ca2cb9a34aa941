import { expect, test } from "vitest";
import { adaptEnd, adaptRecord } from "#app/ingest/adapt-records.ts";
import { createMasker } from "#app/privacy/masker.ts";
import { canonical } from "#app/sources/canonical.ts";
import type { SourceOutput } from "#app/sources/source-adapter.ts";
import type { QuarantinedLine } from "#db/load/imports.ts";

const good = { type: "person", store: "s", id: "p", role: "agent", name: "n" };
const bad = { ...good, role: "boss" };

function adapt(outputs: SourceOutput[], atEnd: SourceOutput[] = []) {
  const events: string[] = [];
  const lines: unknown[] = [];
  const adapting = {
    reader: { push: () => outputs, end: () => atEnd },
    defaults: {},
    clock: { now: () => 0 },
    masker: null,
    sink: {
      add: (event: { id: string }) => void events.push(event.id),
      quarantine: ({ raw, ...line }: { raw: Uint8Array }) =>
        void lines.push({ ...line, raw: Buffer.from(raw).toString() }),
    },
  };
  adaptRecord({ line: 5, bytes: Buffer.from("raw line"), text: "raw line", refusal: null }, adapting);
  adaptEnd(adapting);
  return { events, lines };
}

test("a record with several faults is set aside once, with the first, and its good events are taken", () => {
  const outputs = [good, bad, { ...good, type: "x" }].map((record) => ({ line: 5, record }));
  expect(adapt(outputs)).toEqual({
    events: ["p"],
    lines: [
      {
        line: 5,
        field: "role",
        reason: "must be one of agent, trainer",
        raw: "raw line",
        store: "s",
        eventType: "person",
      },
    ],
  });
});

test("an event that belongs to an earlier line is set aside as the event it would have been", () => {
  expect(adapt([{ line: 4, record: bad }], [{ line: 5, record: bad }]).lines).toMatchObject([
    { line: 4, raw: JSON.stringify(bad) },
    { line: 5, raw: JSON.stringify(bad) },
  ]);
});

test("a line nested too deep to be written out again is set aside as it came", () => {
  const deep = `{"type":"message","id":"m","text":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
  const lines: QuarantinedLine[] = [];
  adaptRecord(
    { line: 1, bytes: Buffer.from(deep), text: deep, refusal: null },
    {
      reader: canonical.open({ store: null }),
      defaults: {},
      clock: { now: () => Date.UTC(2026, 10, 20) },
      masker: createMasker(() => "0".repeat(64)),
      sink: { add: () => undefined, quarantine: (line) => lines.push(line) },
    },
  );
  expect(lines.map(({ field, raw }) => [field, Buffer.from(raw).toString() === deep])).toEqual([
    ["text", true],
  ]);
});
