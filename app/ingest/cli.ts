/** `npm run ingest`: files or standard input into the database, beside a running server or without one. */
import { access, constants } from "node:fs/promises";
import { withDatabase } from "#app/server/open-database.ts";
import { sourceAdapters } from "#app/sources/registry.ts";
import type { Db } from "#db/connection.ts";
import { ingestStream } from "./ingest-stream.ts";
import { openInput } from "./open-input.ts";
import { parseCommand, usage, type Command } from "./read-command.ts";
import { showProgress } from "./show-progress.ts";

type IngestCommand = Extract<Command, { do: "ingest" }>;

/** Ingests the files one after the other; prints one JSON line of totals. Returns the exit code. */
async function ingestFiles(db: Db, { files, ...options }: IngestCommand): Promise<number> {
  const started = performance.now();
  const sum = { accepted: 0, duplicate: 0, quarantined: 0, conversations: 0 };
  let hasFailed = false;
  const stores: string[] = [];
  for (const [index, path] of files.entries()) {
    const input = await openInput(path);
    const display = showProgress(input);
    const result = await ingestStream(db, input.chunks, {
      origin: "cli",
      name: input.name,
      format: options.format,
      store: options.store,
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
  return sum.accepted > 0 && !hasFailed ? 0 : 1;
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

function listFormats(): void {
  for (const { id, title, capabilities } of sourceAdapters) {
    process.stdout.write(`${id}  (${title})\n`);
    for (const [name, recording] of Object.entries(capabilities)) {
      process.stdout.write(
        `  ${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}: ${recording}\n`,
      );
    }
  }
}

async function main(): Promise<void> {
  const command = parseCommand(process.argv.slice(2), Date.now());
  if (command.do === "list-formats") return listFormats();
  if (command.do === "show-usage") return void process.stdout.write(`${usage}\n`);
  if (command.do === "complain") {
    console.error(`${command.problem}\n${usage}`);
    process.exitCode = 2;
    return;
  }
  const unreadable = await findUnreadable(command.files);
  if (unreadable !== undefined) {
    console.error(`${unreadable}: no such file, or not readable`);
    process.exitCode = 2;
    return;
  }
  await withDatabase(async (db) => {
    process.exitCode = await ingestFiles(db, command);
  });
}

await main();
