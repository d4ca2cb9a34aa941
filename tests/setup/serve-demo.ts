import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs the built application as a real process on a fresh data folder with the demo world, and removes the folder after it. */
const dataDir = mkdtempSync(join(tmpdir(), "apiary-e2e-"));
const app = spawn(process.execPath, ["--import", "tsx", "app/server/main.ts"], {
  stdio: "inherit",
  env: { ...process.env, APIARY_DATA_DIR: dataDir, APIARY_DEMO: "on" },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => app.kill("SIGTERM"));
app.once("exit", (code) => {
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(code ?? 1);
});
