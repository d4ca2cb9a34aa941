import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readFileIfPresent, writePrivateFile } from "#app/server/data-folder.ts";
import { getMark, isRunning } from "#app/server/processes.ts";

/** A server serves pages and is alone with its data folder; tools (imports, checks) come and go beside it. */
export type Role = "server" | "tool";

const leaseSchema = z.object({ pid: z.number(), startedAt: z.string(), role: z.enum(["server", "tool"]) });
export type Lease = z.infer<typeof leaseSchema>;

/** The living processes that use the embedded database of a data folder; leases of dead ones are removed. */
export function listLeases(dataDir: string): Lease[] {
  const folder = join(dataDir, "leases");
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder).flatMap((name) => {
    const lease = parseLease(readFileIfPresent(join(folder, name)));
    if (lease && isRunning(lease)) return [lease];
    rmSync(join(folder, name), { force: true });
    return [];
  });
}

function parseLease(text: string | undefined): Lease | undefined {
  try {
    return leaseSchema.parse(JSON.parse(text ?? ""));
  } catch {
    return undefined;
  }
}

export function addLease(dataDir: string, role: Role): void {
  writePrivateFile(join(dataDir, "leases", String(process.pid)), JSON.stringify({ ...getMark(), role }));
}

/** Gives up our own lease and returns those of others. */
export function dropLease(dataDir: string): Lease[] {
  rmSync(join(dataDir, "leases", String(process.pid)), { force: true });
  return listLeases(dataDir);
}
