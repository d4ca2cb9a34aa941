/** What masking personal data costs an import: the same file with it and without, in turn, on fresh databases. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { joinEmbeddedPostgres } from "#app/server/embedded-postgres.ts";
import { runIngest, writeWorld } from "./ingest.ts";
import { median, round } from "./statistics.ts";

export type MaskingCost = {
  messages: number;
  masked: number;
  unmasked: number;
  /** masked / unmasked, of medians in seconds. */
  ratio: number;
};

const messages = 700_000;
const runs = 3;

export async function measureMasking(): Promise<MaskingCost> {
  const folder = mkdtempSync(join(tmpdir(), "apiary-bench-masking-"));
  try {
    const file = join(folder, "world.ndjson");
    await writeWorld(file, messages);
    const masked: number[] = [];
    const unmasked: number[] = [];
    for (let run = 0; run < runs; run++) {
      masked.push(await time(join(folder, `masked-${run}`), file));
      unmasked.push(await time(join(folder, `unmasked-${run}`), file, "tests/bench/import-unmasked.ts"));
    }
    const ratio = round(median(masked) / median(unmasked));
    return { messages, masked: round(median(masked)), unmasked: round(median(unmasked)), ratio };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function time(dataDir: string, file: string, program?: string): Promise<number> {
  const database = await joinEmbeddedPostgres(dataDir, { role: "tool" });
  try {
    return (await runIngest(file, dataDir, program)).seconds;
  } finally {
    await database.close();
  }
}
