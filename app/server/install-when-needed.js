import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** @typedef {{ version?: string, optional?: boolean, dev?: boolean, devOptional?: boolean, link?: boolean, peer?: boolean }} LockedPackage */
/** @typedef {{ packages: Record<string, LockedPackage> }} Lockfile */

const oldestNode = [20, 19];

/**
 * Says why packages must be installed, or nothing if what is installed is what the lockfile asks for.
 * npm writes the second file at the very end of an install, so an interrupted one is seen as missing.
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile | undefined} installed node_modules/.package-lock.json
 * @param {boolean} omitsDev leaves out what only tests and checks need
 * @returns {string | undefined}
 */
export function findInstallReason(wanted, installed, omitsDev = false) {
  if (!installed) return "no packages are installed";
  for (const [path, locked] of Object.entries(wanted.packages)) {
    if (path === "" || locked.link || (omitsDev && locked.dev)) continue;
    const present = installed.packages[path];
    if (!present && (locked.optional || locked.devOptional || locked.peer)) continue;
    if (!present) return `${path} is not installed`;
    if (present.version !== locked.version) return `${path} is not at ${locked.version}`;
  }
  return undefined;
}

/**
 * Says what is wrong with this Node.js, or nothing.
 * @param {string} version such as "20.19.0"
 * @returns {string | undefined}
 */
export function findNodeProblem(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  return `Apiary needs Node.js ${oldestNode.join(".")} or later, this is ${version}: install a newer one from https://nodejs.org.`;
}

/**
 * @param {string} path
 * @returns {Lockfile | undefined}
 */
function readLockfile(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} root
 * @param {boolean} omitsDev
 */
function findReasonIn(root, omitsDev) {
  const wanted = readLockfile(join(root, "package-lock.json"));
  if (!wanted)
    throw new Error(`package-lock.json in ${root} is missing or unreadable: check out the project again.`);
  return findInstallReason(wanted, readLockfile(join(root, "node_modules", ".package-lock.json")), omitsDev);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * Takes the lock, or returns false if another living process holds it. It lies outside node_modules because `npm ci` deletes that.
 * @param {string} path
 */
function takeLock(path) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  try {
    if (!isAlive(Number(readFileSync(path, "utf8")))) rmSync(path, { force: true });
  } catch {
    // Its holder has just released it.
  }
  return false;
}

/**
 * @param {string} root
 * @param {boolean} omitsDev
 */
function runInstall(root, omitsDev) {
  const npm = process.env.npm_execpath;
  const options = [
    "ci",
    omitsDev ? "--omit=dev" : "--include=dev",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const result = npm
    ? spawnSync(process.execPath, [npm, ...options], { cwd: root, encoding: "utf8" })
    : spawnSync("npm", options, { cwd: root, encoding: "utf8" });
  if (result.status === 0) return;
  const output = `${result.stdout ?? ""}${result.stderr ?? ""}`.trim();
  if (output) console.error(output);
  const cause = result.error ? ` (${result.error.message})` : "";
  throw new Error(`npm ci failed${cause}: see the lines above, then run "npm ci" by hand.`);
}

async function main() {
  const problem = findNodeProblem(process.versions.node);
  if (problem) throw new Error(problem);
  // Starting needs three fifths of the packages: a first start should not wait for the tests' browser.
  const omitsDev = process.argv.includes("--omit=dev");
  const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
  const name = createHash("sha256")
    .update(`${root}\n${process.getuid?.() ?? ""}`)
    .digest("hex")
    .slice(0, 16);
  const lock = join(tmpdir(), `apiary-install-${name}.lock`);
  while (findReasonIn(root, omitsDev)) {
    if (!takeLock(lock)) {
      await sleep(200);
      continue;
    }
    try {
      const reason = findReasonIn(root, omitsDev);
      if (!reason) return;
      console.log(`Installing packages (${reason}) …`);
      runInstall(root, omitsDev);
      const left = findReasonIn(root, omitsDev);
      if (left) throw new Error(`npm ci finished, but ${left}: run "npm ci" by hand and read what it says.`);
    } finally {
      rmSync(lock, { force: true });
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
