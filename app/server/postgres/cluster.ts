import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readFileIfPresent, writePrivateFile } from "#app/server/data-folder.ts";
import type { Account } from "#app/server/postgres/account.ts";
import { chooseAccount, postgresEnvironment } from "#app/server/postgres/account.ts";
import type { PostgresBinaries } from "#app/server/postgres/binaries.ts";
import { findPostgresBinaries, getMajorVersion } from "#app/server/postgres/binaries.ts";
import { StartUpError } from "#app/server/start-up-error.ts";

/** The embedded cluster of a data folder, initialised, whether it runs or not. Role and database are both "apiary". */
export type Cluster = { folder: string; password: string; account: Account; binaries: PostgresBinaries };

/** Opens the cluster in `<data folder>/postgres`, making it at the first start. Throws StartUpError if it is of another version. */
export function prepareCluster(dataDir: string): Cluster {
  const binaries = findPostgresBinaries();
  const folder = join(dataDir, "postgres");
  const account = chooseAccount(folder, [binaries.folder]);
  const isNew = !existsSync(join(folder, "PG_VERSION"));
  const password = isNew ? randomBytes(18).toString("base64url") : readPassword(dataDir);
  const cluster = { folder, password, account, binaries };
  if (isNew && existsSync(folder) && readdirSync(folder).length > 0) {
    throw new StartUpError(
      `${folder} is not a database (no PG_VERSION): restore it, or move it away to start anew.`,
    );
  }
  if (isNew) initialiseCluster(cluster, dataDir);
  else checkVersion(cluster);
  return cluster;
}

function readPassword(dataDir: string): string {
  const kept = readFileIfPresent(join(dataDir, "postgres-password"))?.trim();
  if (kept) return kept;
  throw new StartUpError(
    `${dataDir}/postgres-password is missing, so its database cannot be opened: restore the file, or delete ${dataDir} to start anew.`,
  );
}

function checkVersion({ folder, binaries }: Cluster): void {
  const written = Number(readFileIfPresent(join(folder, "PG_VERSION")));
  const ours = getMajorVersion(binaries.postgres);
  if (written === ours) return;
  const way = written > ours ? "update Apiary" : "start the version of Apiary that wrote it";
  throw new StartUpError(
    `${folder} was written by Postgres ${written}, this version brings Postgres ${ours}: ${way}, or set APIARY_DATA_DIR to another folder.`,
  );
}

/** Runs initdb beside the final place and renames, so that an interrupted one leaves nothing half made. */
function initialiseCluster({ folder, password, account, binaries }: Cluster, dataDir: string): void {
  const draft = join(dataDir, "postgres-new");
  const passwordFile = join(dataDir, "postgres-new-password");
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writePrivateFile(passwordFile, `${password}\n`);
  if (account.owner)
    for (const path of [draft, passwordFile]) chownSync(path, account.owner.uid, account.owner.gid);
  const flags = [
    ...[
      "--pgdata",
      draft,
      "--username=apiary",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
    ],
    ...["--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"],
  ];
  try {
    run(account, binaries.initdb, flags, "");
  } finally {
    rmSync(passwordFile, { force: true });
  }
  run(account, binaries.postgres, ["--single", "-D", draft, "postgres"], "CREATE DATABASE apiary;\n");
  writePrivateFile(join(dataDir, "postgres-password"), `${password}\n`);
  renameSync(draft, folder);
}

function run(account: Account, program: string, args: string[], input: string): void {
  const [file, ...rest] = [...account.command, program, ...args];
  const result = spawnSync(file!, rest, {
    ...account.spawnIds,
    cwd: "/",
    input,
    encoding: "utf8",
    env: postgresEnvironment,
  });
  if (result.status === 0) return;
  const lines = `${result.error?.message ?? ""}\n${result.stderr}`
    .split("\n")
    .filter((line) => /\S/.test(line));
  const cause =
    lines.find((line) => /error|FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? `exit code ${result.status}`;
  throw new StartUpError(
    `The database could not be made (${cause.trim()}): free its cause, or set DATABASE_URL to a Postgres of your own.`,
  );
}
