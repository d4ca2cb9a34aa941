/** What an import set aside, as a file to mend and send again. */
import type { Db } from "#db/connection.ts";
import { streamRawLines } from "#db/quarantine/lines.ts";
import type { Selection } from "#db/quarantine/selection.ts";

const lineFeed = Buffer.from([0x0a]);

/** Lines byte for byte in file order, each with a line feed after it; taken from the store only as fast as they are read. */
export function sendWaitingLines(db: Db, selection: Selection): Response {
  const pages = streamRawLines(db, selection);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await pages.next();
      if (next.done) return controller.close();
      controller.enqueue(Buffer.concat(next.value.flatMap(({ raw }) => [raw, lineFeed])));
    },
    async cancel() {
      await pages.return(undefined);
    },
  });
  const name = `quarantine-${selection.importId}${selection.group ? `-${nameGroup(selection.group)}` : ""}.txt`;
  return new Response(body, {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
}

function nameGroup({ eventType, field }: NonNullable<Selection["group"]>): string {
  return [eventType, field]
    .filter((part) => part !== null)
    .join("-")
    .replace(/[^\w.-]/g, "_");
}
