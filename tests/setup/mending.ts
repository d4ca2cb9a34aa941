/** Imports with waiting lines, and the ways to mend them, on a database and a data folder of their own. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { ingestStream } from "#app/ingest/ingest-stream.ts";
import { openMasker } from "#app/ingest/open-masker.ts";
import type { MendRule } from "#app/quarantine/mend-rule.ts";
import { runMend } from "#app/quarantine/run-mend.ts";
import { takeFile, type FileKind } from "#app/quarantine/take-file.ts";
import type { Db } from "#db/connection.ts";
import { findSettledImport } from "#db/quarantine/find-import.ts";
import { streamRawLines } from "#db/quarantine/lines.ts";
import { findMend, startMend } from "#db/quarantine/mends.ts";
import type { LineGroup } from "#db/quarantine/selection.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { testPrivacyKey } from "./privacy-key.ts";

export const clock = { now: () => Date.UTC(2026, 10, 20) };
export const never = new AbortController().signal;
const masker = openMasker({ key: testPrivacyKey, unmaskedStores: [] });

export type Line = Record<string, unknown>;

/** A conversation of three messages every three indexes, over several days. */
export function message(index: number, fields: Line = {}): Line {
  const conversation = Math.floor(index / 3);
  return {
    type: "message",
    store: "hz",
    id: `m${index}`,
    conversation: `c${conversation}`,
    // As an export has it; any other id would be told here as its hash.
    customer: masker.maskCustomer(`u${conversation % 7}`),
    at: `2026-10-${String((conversation % 28) + 1).padStart(2, "0")}T08:00:0${index % 3}+08:00`,
    from: ["customer", "bot", "agent"][index % 3],
    text: `text ${index}`,
    ...fields,
  };
}

export const store = { type: "store", store: "hz", id: "hz", name: "Hangzhou", timezone: "Asia/Shanghai" };
export const spoilt = (index: number) =>
  message(index, { at: `2026-10-0${(Math.floor(index / 3) % 9) + 1} 08:00:0${index % 3}` });
export const mended = (index: number) =>
  message(index, { at: `2026-10-0${(Math.floor(index / 3) % 9) + 1}T08:00:0${index % 3}+08:00` });
export const inShanghai: MendRule = { kind: "time", field: "at", form: "local", zone: "Asia/Shanghai" };
export const noOffset: LineGroup = {
  eventType: "message",
  field: "at",
  reason: "time without an offset: add Z or +08:00",
};

/** Registers what sets up and clears away for the tests of a file; each begins with empty tables. */
export function openMending() {
  let database: TestDatabase;
  let dataDir: string;
  const db = (): Db => database.db;
  beforeAll(async () => {
    database = await createTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), "apiary-mends-"));
  });
  beforeEach(() => database.truncate());
  afterAll(async () => {
    await database.destroy();
    await rm(dataDir, { recursive: true });
  });

  const run = (mendId: number, signal = never) =>
    runMend({ db: db(), dataDir, privacyKey: testPrivacyKey, signal, clock }, mendId);

  async function ingest(lines: readonly (Line | string | Buffer)[], format = "canonical") {
    async function* chunks() {
      for (const line of lines) {
        const isRaw = typeof line === "string" || Buffer.isBuffer(line);
        yield Buffer.concat([Buffer.from(isRaw ? line : JSON.stringify(line)), Buffer.from("\n")]);
      }
    }
    return ingestStream(db(), chunks(), {
      origin: "upload",
      name: "file",
      privacyKey: testPrivacyKey,
      format,
      clock,
    });
  }

  async function readWaiting(importId: number): Promise<string[]> {
    const lines: string[] = [];
    for await (const page of streamRawLines(db(), { importId, group: null })) {
      lines.push(...page.map(({ raw }) => raw.toString("utf8")));
    }
    return lines;
  }

  async function mendByRules(importId: number, rules: MendRule[], group: LineGroup | null = null) {
    const started = await startMend(db(), { importId, group, kind: "rules", rules });
    if (typeof started === "string") return started;
    await run(started.mendId);
    return findMend(db(), started.mendId);
  }

  async function mendByFile(
    importId: number,
    kind: FileKind,
    content: string,
    group: LineGroup | null = null,
  ) {
    await mkdir(join(dataDir, "uploads/mends"), { recursive: true });
    const path = `uploads/mends/${Math.random()}`;
    await writeFile(join(dataDir, path), content);
    const found = (await findSettledImport(db(), importId))!;
    const answer = await takeFile(db(), found, { importId, group }, kind, {
      dataDir,
      path,
      privacyKey: testPrivacyKey,
    });
    if (!("mendId" in answer)) return answer;
    await run(answer.mendId);
    return findMend(db(), answer.mendId);
  }

  async function readCounts(importId: number) {
    return db()
      .selectFrom("imports")
      .select(["accepted", "duplicate", "quarantined", "conversations"])
      .where("import_id", "=", importId)
      .executeTakeFirstOrThrow();
  }

  /** Empties all tables. */
  const truncate = () => database.truncate();
  return { db, run, truncate, ingest, readWaiting, mendByRules, mendByFile, readCounts };
}
