import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type AppProcess = {
  pid: number;
  /** What it printed so far, both streams. */
  getOutput: () => string;
  /** The address it printed; throws with its output if it ends before. */
  address: Promise<string>;
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
};

/** A data folder for one test, and how to remove it. */
export function makeDataFolder(): { dataDir: string; remove: () => void } {
  const dataDir = mkdtempSync(join(tmpdir(), "apiary-start-"));
  return {
    dataDir,
    remove: () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  };
}

/** Starts the application as `npm start` does, without the demo, on a free port unless told otherwise. */
export function startApp(variables: Record<string, string>): AppProcess {
  const child = spawn(process.execPath, ["app/server/launch.js", "app/server/main.ts"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, APIARY_DEMO: "off", PORT: "0", HOST: "127.0.0.1", ...variables },
  });
  let output = "";
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const address = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        const found = /Apiary is at (\S+)/.exec(output)?.[1];
        if (found) resolve(found);
      });
    }
    void ended.then((code) => reject(new Error(`it ended with ${code}: ${output}`)));
  });
  address.catch(() => undefined);
  return { pid: child.pid!, getOutput: () => output, address, ended };
}
