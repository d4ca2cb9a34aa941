import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { StartUpError } from "#app/server/start-up-error.ts";

type Ids = { uid: number; gid: number };

/** How to start a Postgres program: `command` comes before it, `spawnIds` go to spawn. No `owner` means ourselves. */
export type Account = { owner?: Ids; spawnIds: Partial<Ids>; command: string[] };

/** The environment Postgres programs get: nothing of ours, so that no PG* variable changes what they do. */
export const postgresEnvironment = {
  LC_ALL: "C",
  PATH: "/usr/sbin:/usr/bin:/sbin:/bin",
  NODE_ENV: "production",
} as const;

/**
 * Chooses whom Postgres runs as: ourselves, or, as it refuses to run as root, the owner of the cluster or the user "postgres".
 * @param cluster folder of the cluster, which need not exist yet
 * @param readable other folders that must be within reach
 */
export function chooseAccount(cluster: string, readable: string[]): Account {
  if (process.getuid?.() !== 0) return { spawnIds: {}, command: [] };
  const ids =
    findClusterOwner(cluster) ?? findUser("postgres") ?? createUser("postgres") ?? findUser("nobody");
  if (!ids) {
    throw new StartUpError(
      `Postgres cannot run as root, and no user "postgres" could be made: add one, or start as an ordinary user.`,
    );
  }
  if ([dirname(cluster), ...readable].every((folder) => canReach(folder, ids)))
    return { owner: ids, spawnIds: ids, command: [] };
  return { owner: ids, spawnIds: {}, command: buildReachingCommand(ids, cluster) };
}

function findClusterOwner(cluster: string): Ids | undefined {
  if (!existsSync(cluster)) return undefined;
  const { uid, gid } = statSync(cluster);
  return uid === 0 ? undefined : { uid, gid };
}

function findUser(name: string): Ids | undefined {
  try {
    const read = (option: string) =>
      Number(execFileSync("id", [option, name], { encoding: "utf8", stdio: "pipe" }));
    return { uid: read("-u"), gid: read("-g") };
  } catch {
    return undefined;
  }
}

function createUser(name: string): Ids | undefined {
  try {
    execFileSync(
      "useradd",
      ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name],
      { stdio: "pipe" },
    );
  } catch {
    return undefined;
  }
  return findUser(name);
}

/** True if the user may enter a folder and all folders above it, going by their modes. */
function canReach(folder: string, { uid, gid }: Ids): boolean {
  const { uid: owner, gid: group, mode } = statSync(folder);
  const shift = owner === uid ? 6 : group === gid ? 3 : 0;
  const isEnterable = ((mode >> shift) & 0o1) === 0o1;
  const above = dirname(folder);
  return isEnterable && (above === folder || canReach(above, { uid, gid }));
}

/**
 * A checkout below a folder only root may enter (/root, a fresh mktemp -d) is out of the other user's reach.
 * One capability opens the way; no_setuid_fixup because access(2) would otherwise drop it.
 */
function buildReachingCommand({ uid, gid }: Ids, cluster: string): string[] {
  const command = [
    ...["setpriv", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"],
    ...["--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--securebits=+no_setuid_fixup", "--"],
  ];
  try {
    execFileSync(command[0]!, [...command.slice(1), "true"], { stdio: "pipe" });
  } catch {
    throw new StartUpError(
      `Postgres runs as user ${uid} here, which cannot enter ${dirname(cluster)}: start as an ordinary user, or set APIARY_DATA_DIR and check out where others may enter.`,
    );
  }
  return command;
}
