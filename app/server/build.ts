import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readFileIfPresent } from "#app/server/data-folder.ts";
import { withFileLock } from "#app/server/file-lock.ts";
import { StartUpError } from "#app/server/start-up-error.ts";

const sources = [
  "app",
  "db",
  "package.json",
  "package-lock.json",
  "remix.config.js",
  "tsconfig.json",
  "vite.config.ts",
];

/** Run by tsx alone: never part of the bundle. */
const unbundled = ["db/cli", "db/migrations"];

/** A fingerprint of everything the bundle is made from; the same text for the same files, wherever they lie. */
export function hashSources(root: string): string {
  const hash = createHash("sha256");
  for (const path of sources.flatMap((source) => listFiles(root, source))) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

function listFiles(root: string, path: string): string[] {
  if (unbundled.includes(path)) return [];
  const full = join(root, path);
  if (!existsSync(full)) return [];
  const entries = readdirSync(dirname(full), { withFileTypes: true });
  if (!entries.find((entry) => join(dirname(full), entry.name) === full)?.isDirectory()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => listFiles(root, `${path}/${name}`));
}

/** True unless `build/` was made, completely, from the sources as they are. */
export function isBuildStale(root: string): boolean {
  if (!existsSync(join(root, "build/server/index.js"))) return true;
  return readFileIfPresent(join(root, "build/.sources"))?.trim() !== hashSources(root);
}

/** Builds if the sources changed since the last build. Throws StartUpError after printing what the bundler said. */
export async function buildIfStale(
  root: string,
  options: { signal?: AbortSignal; onStart?: () => void } = {},
): Promise<void> {
  if (!isBuildStale(root)) return;
  const cache = join(root, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  await withFileLock(join(cache, "apiary-build.lock"), 180_000, async () => {
    if (!isBuildStale(root)) return;
    options.onStart?.();
    const fingerprint = hashSources(root);
    const { code, output } = await runBundler(root, options.signal);
    if (code !== 0) {
      if (!options.signal?.aborted) console.error(output.trim());
      throw new StartUpError("The build failed: see the lines above, correct the sources, start again.");
    }
    writeFileSync(join(root, "build/.sources"), `${fingerprint}\n`);
  });
}

function runBundler(
  root: string,
  signal: AbortSignal | undefined,
): Promise<{ code: number | null; output: string }> {
  const remix = join(
    dirname(createRequire(import.meta.url).resolve("@remix-run/dev/package.json")),
    "dist/cli.js",
  );
  const child = spawn(process.execPath, [remix, "vite:build"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  return new Promise((resolve) => {
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.once("error", (error) => resolve({ code: 1, output: `${output}\n${error.message}` }));
    child.once("close", (code) => resolve({ code, output }));
  });
}

const projectRoot = fileURLToPath(new URL("../..", import.meta.url));

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildIfStale(projectRoot);
