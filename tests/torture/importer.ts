import { spawn } from "node:child_process";

export type Importer = {
  pid: number;
  isRunning: () => boolean;
  /** Kills it as the kernel would for want of memory: nothing of it runs any more. */
  kill: () => void;
  ended: Promise<ImporterEnd>;
};

/** `totals` is the JSON line of a run that came to its end, null without one. */
export type ImporterEnd = { code: number | null; totals: Totals | null; stderr: string };
export type Totals = { accepted: number; duplicate: number; quarantined: number };

/** What personal data is masked with in all of them. */
const privacyKey = "key-of-the-torture-tests";
const root = `${import.meta.dirname}/../..`;

/** Starts `npm run ingest` as npm would, less npm: a process of its own that really imports. */
export function startImporter(words: readonly string[], variables: Record<string, string>): Importer {
  return startProgram("app/ingest/cli.ts", words, variables);
}

/** The same with threads of its own in spite of a small file: batches are prepared and written by turns. */
export function startLaneImporter(words: readonly string[], variables: Record<string, string>): Importer {
  return startProgram("tests/torture/import-in-lanes.ts", words, variables);
}

/** Starts `npm run worker`: it imports what is queued, and does not end by itself. */
export function startWorker(variables: Record<string, string>): Importer {
  return startProgram("app/server/commands/worker.ts", [], variables);
}

function startProgram(
  program: string,
  words: readonly string[],
  variables: Record<string, string>,
): Importer {
  const child = spawn(process.execPath, ["app/server/launch.js", program, ...words], {
    cwd: root,
    // One key for all databases, whose contents are compared.
    env: { ...process.env, APIARY_PRIVACY_KEY: privacyKey, ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<ImporterEnd>((resolve) => {
    child.once("close", (code) => {
      const told = code === null ? undefined : /^\{.*\}$/m.exec(stdout)?.[0];
      resolve({ code, totals: told === undefined ? null : (JSON.parse(told) as Totals), stderr });
    });
  });
  return {
    pid: child.pid!,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    kill: () => void child.kill("SIGKILL"),
    ended,
  };
}

/** Imports to the end, undisturbed; throws with what it printed if it fails. */
export async function importAll(
  words: readonly string[],
  variables: Record<string, string>,
): Promise<Totals> {
  const { code, totals, stderr } = await startImporter(words, variables).ended;
  if (totals === null) throw new Error(`the import ended with ${code}: ${stderr}`);
  return totals;
}
