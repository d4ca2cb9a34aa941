import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { e2eDataDir } from "#tests/setup/e2e-data.ts";

const longestMs = 300_000;

/** The application serves before a slow machine has loaded all of the demo world; tests want its final figures. */
export default async function waitForDemo(): Promise<void> {
  const deadline = Date.now() + longestMs;
  while (existsSync(join(e2eDataDir(), "demo-loading"))) {
    if (Date.now() > deadline) throw new Error(`the demo world was not loaded within ${longestMs / 1000} s`);
    await sleep(100);
  }
}
