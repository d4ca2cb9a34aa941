/** Erases a customer from the database and from the files that lie in the data folder. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { AppLoadContext } from "@remix-run/node";
import { openInput } from "#app/ingest/open-input.ts";
import { readLines } from "#app/ingest/read-lines.ts";
import { decodeStrictly } from "#app/ingest/text-encoding.ts";
import { mentionsAny, prepareMentions, type Mentions } from "#app/privacy/mentions.ts";
import { recordAudit } from "#db/audit/record-access.ts";
import { addJob } from "#db/jobs/queue.ts";
import { eraseCustomer, type Erasure } from "#db/privacy/erase-customer.ts";
import { eraseTraces, listIdsOf } from "#db/privacy/erase-traces.ts";
import { listHeldFiles, releaseFiles, type HeldFile } from "#db/privacy/held-files.ts";
import { listCustomerIds } from "./customer-ids.ts";

export type ErasureResult =
  | { state: "erased"; erasure: Erasure; lines: number; files: number }
  /** Imports under way that speak of the customer: they have to end, or be cancelled, first. */
  | { state: "busy"; imports: string[] };

type Erasing = Pick<AppLoadContext, "importDb" | "dataDir" | "privacyKey" | "principal" | "client">;

/**
 * First what only points to the customer, then the customer: broken off in between, it can be asked for again. The pages of
 * the database are written anew by a job of their own.
 */
export async function eraseEverywhere(context: Erasing, asked: string): Promise<ErasureResult> {
  const { importDb: db, dataDir, principal, client } = context;
  const customers = await listCustomerIds(context, asked);
  const mentions = prepareMentions(await listIdsOf(db, customers));
  const files = await findFiles(await listHeldFiles(db, customers), dataDir, mentions);
  const busy = files.filter(({ isOpen }) => isOpen);
  if (busy.length > 0) return { state: "busy", imports: busy.map(({ name }) => name) };

  const paths = await releaseFiles(db, files);
  for (const path of paths) await rm(join(dataDir, path), { force: true });
  const lines = await eraseTraces(db, mentions);
  const erasure = await eraseCustomer(db, customers, async (trx, { storeIds, conversations, messages }) => {
    const subject = { stores: storeIds, conversations, messages, lines, files: files.length };
    await recordAudit(trx, { principal, action: "customer_erased", subject, address: client.address });
    await addJob(trx, "overwrite", 0);
  });
  return { state: "erased", erasure, lines, files: files.length };
}

/** Files that brought the customer, or speak of them in a line that was never taken. */
async function findFiles(
  held: readonly HeldFile[],
  dataDir: string,
  mentions: Mentions,
): Promise<HeldFile[]> {
  const found: HeldFile[] = [];
  for (const file of held) {
    if (file.isOfCustomer || (await speaksOf(join(dataDir, file.path), mentions))) found.push(file);
  }
  return found;
}

async function speaksOf(path: string, mentions: Mentions): Promise<boolean> {
  const input = await openInput(path).catch(() => null);
  if (!input) return false;
  for await (const records of readLines(input.chunks)) {
    if (records.some(({ text, bytes }) => mentionsAny(text ?? readBytes(bytes), mentions))) return true;
  }
  return false;
}

/** Text of a line that is not UTF-8: exports from Chinese Windows are GB18030. */
function readBytes(bytes: Buffer): string {
  return decodeStrictly(bytes, "gb18030") ?? bytes.toString("utf8");
}
