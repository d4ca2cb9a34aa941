/** A request with an Idempotency-Key is carried out once: sent again, it is answered as it was the first time. */
import { createHash } from "node:crypto";
import type { Db } from "#db/connection.ts";
import { claimKey, keepAnswer, releaseKey, renewKey } from "#db/live/idempotency-keys.ts";

/** What a request is answered with: JSON and headers of its own. */
export type Answer = { status: number; body: unknown; headers?: Record<string, string> };

export type OnceOptions = {
  key: string;
  /** What the address says beside the body: a request is the same only if this is too. */
  settings: string;
  /** Carries the request out; reads the body through `onChunk`. */
  carryOut: (onChunk: (chunk: Uint8Array) => void) => Promise<Answer>;
  /** Only reads the body, through `onChunk`. */
  readOnly: (onChunk: (chunk: Uint8Array) => void) => Promise<void>;
};

/** How often a key is held on while its request is under way, in ms; a key not held on is free after 30 s. */
const renewMs = 10_000;

/** Only what was taken is kept: a request that failed may be sent again under its key, mended or not. */
export async function answerOnce(db: Db, options: OnceOptions): Promise<Answer> {
  const { key, settings, carryOut, readOnly } = options;
  const hash = createHash("sha256").update(`${settings}\0`);
  const onChunk = (chunk: Uint8Array) => void hash.update(chunk);
  const claim = await claimKey(db, key);
  if (claim.state === "running") {
    return {
      status: 409,
      body: { error: "a request with this Idempotency-Key is under way" },
      headers: { "Retry-After": String(claim.seconds) },
    };
  }
  if (claim.state === "answered") {
    await readOnly(onChunk);
    if (!hash.digest().equals(claim.bodyHash)) {
      return { status: 422, body: { error: "this Idempotency-Key was used for another request" } };
    }
    return { status: claim.status, body: claim.response, headers: { "Idempotency-Replayed": "true" } };
  }
  // A key that cannot be held on or given back is free again when its time is over.
  const renewing = setInterval(() => void renewKey(db, key).catch(() => undefined), renewMs);
  let isKept = false;
  try {
    const answer = await carryOut(onChunk);
    if (answer.status === 200) {
      await keepAnswer(db, key, { bodyHash: hash.digest(), status: answer.status, response: answer.body });
      isKept = true;
    }
    return answer;
  } finally {
    clearInterval(renewing);
    if (!isKept) await releaseKey(db, key).catch(() => undefined);
  }
}
