/** How often one may try: per person tried for, and per network tried from. */
import { createHash } from "node:crypto";
import { groupAddress } from "#app/server/http/attempts.ts";
import type { Limit } from "#db/access/attempts.ts";
import { admitAttempt } from "#db/access/attempts.ts";
import type { Db } from "#db/connection.ts";

export type Trying = "sign-in" | "factor" | "reset";

const free: Record<Trying, { person: number; network: number }> = {
  "sign-in": { person: 5, network: 30 },
  factor: { person: 5, network: 30 },
  reset: { person: 3, network: 10 },
};

export type Attempt = { person: Limit; network: Limit };

/** `who` is an address or an id, known or not: a wait must not tell which addresses there are. */
export function describeAttempt(trying: Trying, who: string | number, address: string): Attempt {
  const hash = (kind: string, value: string) =>
    createHash("sha256").update(`${trying}\n${kind}\n${value}`).digest();
  return {
    person: { keyHash: hash("person", String(who).toLowerCase()), free: free[trying].person },
    network: { keyHash: hash("network", groupAddress(address)), free: free[trying].network },
  };
}

/** Counts the attempt; the seconds to wait if it may not be made. */
export async function admit(db: Db, { person, network }: Attempt): Promise<number | null> {
  return (await admitAttempt(db, network)) ?? (await admitAttempt(db, person));
}
