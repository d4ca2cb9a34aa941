import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "#tests/setup/free-port.ts";

export type RunningApp = {
  address: string;
  databaseUrl: string;
  secondsToServe: number;
  stop: () => Promise<void>;
};

/** Starts the built application with the demo world on a fresh data folder; resolves when it serves. */
export async function startApp(): Promise<RunningApp> {
  const dataDir = mkdtempSync(join(tmpdir(), "apiary-bench-"));
  const port = await findFreePort();
  const started = performance.now();
  const app = spawn(process.execPath, ["--import", "tsx", "app/server/main.ts"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      APIARY_DATA_DIR: dataDir,
      APIARY_DEMO: "on",
    },
  });
  const exited = new Promise<void>((resolve) => app.once("exit", () => resolve()));
  const address = `http://127.0.0.1:${port}`;
  while (!(await answers(`${address}/healthz`))) {
    if (app.exitCode !== null) throw new Error("the application ended before it served");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { url } = JSON.parse(readFileSync(join(dataDir, "database.json"), "utf8")) as { url: string };
  return {
    address,
    databaseUrl: url,
    secondsToServe: (performance.now() - started) / 1000,
    stop: async () => {
      app.kill("SIGTERM");
      await exited;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
