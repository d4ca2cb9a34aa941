import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { e2eDataDir } from "#tests/setup/e2e-data.ts";

/** Runs the built application as a real process with the demo world, and removes its data folder after it. */
const dataDir = e2eDataDir();
const app = spawn(process.execPath, ["app/server/launch.js", "app/server/main.ts"], {
  stdio: "inherit",
  env: { ...process.env, APIARY_DATA_DIR: dataDir, APIARY_DEMO: "on" },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => app.kill("SIGTERM"));
app.once("exit", (code) => {
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(code ?? 1);
});
