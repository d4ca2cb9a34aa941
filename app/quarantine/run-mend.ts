/** The job that carries a mend out. It may be stopped and taken up again at any batch, and takes nothing twice. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "#app/events/parse-event.ts";
import { buildStoreDefaults } from "#app/ingest/ingest-stream.ts";
import { openInput } from "#app/ingest/open-input.ts";
import { readMasker } from "#app/ingest/open-masker.ts";
import { findAdapter } from "#app/sources/registry.ts";
import type { Db } from "#db/connection.ts";
import { findSettledImport, recountConversations } from "#db/quarantine/find-import.ts";
import { claimMend, findMend, finishMend, type MendRow } from "#db/quarantine/mends.ts";
import { QuarantineBusy, settleLines } from "#db/quarantine/settle-lines.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { createLineCheck } from "./check-line.ts";
import { mendByFile, mendByLines, mendByRules, type MendStep } from "./mend-lines.ts";

export type MendContext = {
  db: Db;
  dataDir: string;
  signal: AbortSignal;
  privacyKey: string | null;
  clock?: Clock;
};

/** Carries a mend out to its end, or until the signal; what is settled by then stays settled, and a second call goes on. */
export async function runMend(context: MendContext, mendId: number): Promise<void> {
  const { db, dataDir, signal } = context;
  const mend = await claimMend(db, mendId);
  if (!mend) return;
  const end = await carryOut(context, mend);
  if (end === "stopped") return;
  await finishMend(db, mendId, end.status, end.error);
  if (mend.path !== null) await rm(join(dataDir, mend.path), { force: true });
  if (signal.aborted) return;
  await refreshDirtyBuckets(db);
  const after = await findMend(db, mendId);
  if (after && after.taken > 0) await recountConversations(db, mend.importId);
}

type End = { status: "done" | "failed" | "cancelled"; error: string | null };

async function carryOut(context: MendContext, mend: MendRow): Promise<End | "stopped"> {
  const { db, signal } = context;
  const { importId, mendId } = mend;
  const found = await findSettledImport(db, importId);
  if (!found) return { status: "failed", error: "no such import" };
  const adapter = findAdapter(found.format);
  const storeDefaults = adapter ? buildStoreDefaults(adapter, found.store) : {};
  try {
    for await (const { done, after, ...lines } of chooseSteps(context, mend, found)) {
      const isCancelled = (await findMend(db, mendId))?.isCancelRequested ?? true;
      if (isCancelled) return { status: "cancelled", error: null };
      await settleLines(db, { importId, mend: { mendId, done, after }, storeDefaults, ...lines });
      if (signal.aborted) return "stopped";
    }
    return { status: "done", error: null };
  } catch (error) {
    if (error instanceof QuarantineBusy) return { status: "failed", error: error.message };
    if (isGone(error)) return { status: "failed", error: "the uploaded file is gone" };
    throw error;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT" && "path" in error;
}

async function* chooseSteps(
  { db, dataDir, privacyKey, clock = { now: () => Date.now() } }: MendContext,
  mend: MendRow,
  { format, store }: { format: string; store: string | null },
): AsyncGenerator<MendStep> {
  const masker = await readMasker(db, privacyKey);
  const check = createLineCheck(format, store, { clock, masker });
  if (mend.path === null) {
    yield* mendByRules(db, mend, check);
    return;
  }
  const { chunks } = await openInput(join(dataDir, mend.path));
  if (mend.kind === "lines") yield* mendByLines(db, mend, check, chunks);
  else yield* mendByFile(db, mend, { format, store, clock, masker }, chunks);
}
