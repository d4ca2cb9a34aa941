/** `npm run ingest`: files or standard input into the database, beside a running server or without one. */
import { access, constants, readFile } from "node:fs/promises";
import { watchImport } from "#app/jobs/watch-import.ts";
import { loadEnvironment } from "#app/env.server.ts";
import { openDataFolder } from "#app/server/data-folder.ts";
import { loadPrivacyKey } from "#app/server/privacy-key.ts";
import { withDatabase } from "#app/server/open-database.ts";
import { sourceAdapters } from "#app/sources/registry.ts";
import { runPendingBackfills } from "#db/backfill/backfill-store.ts";
import type { Db } from "#db/connection.ts";
import { hasWorker } from "#db/jobs/worker-lock.ts";
import { startImport } from "#db/load/imports.ts";
import { tidyAfterImport } from "#db/rollup/tidy.ts";
import { undoImport } from "#db/undo/undo-import.ts";
import { runDry } from "./dry-run.ts";
import { expandFormat } from "./expand-format.ts";
import { ingestStream, type IngestOptions, type IngestResult } from "./ingest-stream.ts";
import { listFormats } from "./list-formats.ts";
import { openInput, type Input } from "./open-input.ts";
import { explainInputError } from "./raw-record.ts";
import { parseCommand, usage, type Command } from "./read-command.ts";
import { showProgress } from "./show-progress.ts";

type CommandTo<Name extends Command["do"]> = Extract<Command, { do: Name }>;

/** Ingests the files one after the other; prints one JSON line of totals. Returns the exit code. */
async function ingestFiles(
  db: Db,
  { databaseUrl, privacyKey }: { databaseUrl: string; privacyKey: string },
  { files, passwordFile, ...options }: CommandTo<"ingest">,
): Promise<number> {
  const started = performance.now();
  const password = await readPassword(passwordFile);
  const sum = { accepted: 0, duplicate: 0, quarantined: 0, conversations: 0 };
  let hasFailed = false;
  const stores: string[] = [];
  for (const [index, path] of files.entries()) {
    const input = await openOrComplain(path, password);
    if (!input) {
      hasFailed = true;
      continue;
    }
    const display = showProgress(input);
    const result = await ingestFile(db, input, {
      name: input.name,
      privacyKey,
      format: options.format,
      store: options.store,
      databaseUrl,
      // A time vouched for holds only once every file is in.
      through: index === files.length - 1 && !hasFailed ? options.through : null,
      throughStores: options.store === null ? stores : [...stores, options.store],
      onProgress: display.update,
    });
    display.stop(result);
    if (result.error !== null) {
      hasFailed = true;
      console.error(`${input.name}: ${result.error}`);
    }
    stores.push(...result.stores);
    sum.accepted += result.accepted;
    sum.duplicate += result.duplicate;
    sum.quarantined += result.quarantined;
    sum.conversations += result.conversations;
  }
  const seconds = Math.round(performance.now() - started) / 1000;
  process.stdout.write(`${JSON.stringify({ ...sum, seconds })}\n`);
  await tidyAfterImport(db, sum);
  return sum.accepted > 0 && !hasFailed ? 0 : 1;
}

/** The first line of the file at `path`. */
async function readPassword(path: string | null): Promise<string | null> {
  return path === null ? null : (await readFile(path, "utf8")).split(/\r?\n/, 1)[0]!;
}

async function openOrComplain(path: string, password: string | null): Promise<Input | null> {
  try {
    return await openInput(path, { password });
  } catch (error) {
    console.error(`${path}: ${explainInputError(error)}`);
    return null;
  }
}

/** One file as an import that the Imports page can follow, and stop. */
async function ingestFile(
  db: Db,
  input: Input,
  options: Omit<IngestOptions, "origin" | "importId" | "signal">,
): Promise<IngestResult> {
  const values = { origin: "cli" as const, name: input.name, format: options.format ?? "unknown" };
  const importId = await startImport(db, { ...values, bytes_total: input.size });
  const watch = watchImport(db, importId, () => ({ bytesRead: input.countRead() }));
  try {
    return await ingestStream(db, input.chunks, {
      ...options,
      origin: "cli",
      importId,
      signal: watch.cancelled,
    });
  } finally {
    await watch.stop();
  }
}

/** Says what importing the files would do; one JSON line each. Returns the exit code. */
async function checkFiles(
  db: Db,
  privacyKey: string,
  { files, format, store, passwordFile }: CommandTo<"check">,
): Promise<number> {
  const password = await readPassword(passwordFile);
  let wouldTake = false;
  for (const path of files) {
    const input = await openOrComplain(path, password);
    if (!input) continue;
    const report = await runDry(db, input.chunks, { name: input.name, privacyKey, format, store });
    if (report.error !== null) console.error(`${input.name}: ${report.error}`);
    const { isCancelled: _, ...told } = report;
    process.stdout.write(`${JSON.stringify({ name: input.name, ...told })}\n`);
    wouldTake ||= report.accepted > 0 && report.error === null;
  }
  return wouldTake ? 0 : 1;
}

const undoLineEveryMs = 2_000;

/** Takes an import back; prints one JSON line. Returns the exit code. */
async function undoOne(db: Db, importId: number): Promise<number> {
  let shownAt = performance.now();
  const result = await undoImport(db, importId, {
    onProgress: (done, of) => {
      if (performance.now() - shownAt < undoLineEveryMs) return;
      shownAt = performance.now();
      console.error(`${done} of ${of} events have left`);
    },
  });
  process.stdout.write(`${JSON.stringify({ import: importId, ...result })}\n`);
  return result.status === "undone" ? 0 : 1;
}

async function findUnreadable(files: readonly string[]): Promise<string | undefined> {
  for (const file of files) {
    if (file === "-") continue;
    const isReadable = await access(file, constants.R_OK).then(
      () => true,
      () => false,
    );
    if (!isReadable) return file;
  }
  return undefined;
}

async function runCommand(
  db: Db,
  url: string,
  asked: CommandTo<"ingest" | "check" | "undo">,
): Promise<number> {
  if (asked.do === "undo") return undoOne(db, asked.importId);
  const named = await expandFormat(db, asked).catch((error: unknown) => {
    console.error(explainInputError(error));
    return null;
  });
  if (!named) return 2;
  const command = { ...asked, ...named };
  const environment = loadEnvironment();
  const dataDir = openDataFolder(environment.dataDir);
  const privacyKey = loadPrivacyKey({ ...environment, dataDir });
  return command.do === "check"
    ? checkFiles(db, privacyKey, command)
    : ingestFiles(db, { databaseUrl: url, privacyKey }, command);
}

async function main(): Promise<void> {
  const command = parseCommand(process.argv.slice(2), Date.now());
  if (command.do === "list-formats") return void process.stdout.write(listFormats(sourceAdapters));
  if (command.do === "show-usage") return void process.stdout.write(`${usage}\n`);
  if (command.do === "complain") {
    console.error(`${command.problem}\n${usage}`);
    process.exitCode = 2;
    return;
  }
  const unreadable =
    command.do === "undo"
      ? undefined
      : await findUnreadable([
          ...command.files,
          ...(command.passwordFile === null ? [] : [command.passwordFile]),
        ]);
  if (unreadable !== undefined) {
    console.error(`${unreadable}: no such file, or not readable`);
    process.exitCode = 2;
    return;
  }
  await withDatabase(async (db, url) => {
    process.exitCode = await runCommand(db, url, command);
    // A running worker takes these up; without one nobody else would.
    if (command.do !== "check" && !(await hasWorker(db))) await runPendingBackfills(db);
  });
}

await main();
