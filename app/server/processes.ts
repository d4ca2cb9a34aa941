import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process that cannot be mistaken for a later one with the same id. */
export type ProcessMark = { pid: number; startedAt: string };

/** The start time as the system tells it (an opaque text), or undefined if no such process lives. */
function readStartTime(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? undefined : fields[18];
  } catch {
    return process.platform === "linux" ? undefined : readPs(pid, "lstart=");
  }
}

function readPs(pid: number, column: string): string | undefined {
  try {
    return execFileSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8" }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** The mark of a living process, or of our own. */
export function getMark(pid: number = process.pid): ProcessMark {
  return { pid, startedAt: readStartTime(pid) ?? "" };
}

/** True while the very process of the mark lives, false for another one that got its id. */
export function isRunning(mark: ProcessMark): boolean {
  return readStartTime(mark.pid) === mark.startedAt;
}

/** The command line of a living process, arguments parted by spaces. */
export function findCommandLine(pid: number): string | undefined {
  if (readStartTime(pid) === undefined) return undefined;
  if (process.platform !== "linux") return readPs(pid, "command=");
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return undefined;
  }
}
