/** What an import set aside, as a file to mend and send again. */
import type { Db } from "#db/connection.ts";
import { findImport, listQuarantinedRaw } from "#db/queries/imports.ts";

/** Raw lines, each with a line feed after it; taken from the source only as fast as they are read. */
export function streamRawLines(lines: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = lines[Symbol.asyncIterator]();
  const lineFeed = new Uint8Array([0x0a]);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done) return controller.close();
      controller.enqueue(next.value);
      controller.enqueue(lineFeed);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

/** Answers with the lines of an import byte for byte, all or those of one `reason`; 404 if there is no such import. */
export async function sendQuarantineFile(db: Db, id: string, reason: string | null): Promise<Response> {
  const importId = /^\d{1,15}$/.test(id) ? Number(id) : null;
  const found = importId === null ? undefined : await findImport(db, importId);
  if (importId === null || !found) return new Response("Not found", { status: 404 });
  const lines = listQuarantinedRaw(db, importId, reason === null ? {} : { reason });
  return new Response(streamRawLines(lines), {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Disposition": `attachment; filename="quarantine-${importId}.txt"`,
      "Cache-Control": "no-store",
    },
  });
}
