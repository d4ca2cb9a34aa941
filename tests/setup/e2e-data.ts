import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The data folder of the browser tests' server, where demo-truth.json lies too; made on the first call of a run. */
export function e2eDataDir(): string {
  // The environment carries it to the workers, which read the configuration again.
  process.env.APIARY_TEST_DATA_DIR ??= mkdtempSync(join(tmpdir(), "apiary-e2e-"));
  return process.env.APIARY_TEST_DATA_DIR;
}
