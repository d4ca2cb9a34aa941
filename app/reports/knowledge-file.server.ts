import type { AppLoadContext } from "@remix-run/node";
import { noteAccess } from "#app/access/note-access.ts";
import { loadKnowledge, type WireEntry } from "./knowledge-export.server.ts";

/** Sends the knowledge of `?store=KEY`, or of all the caller sees, as a file; written down before. 404 for no such store. */
export async function sendKnowledgeFile(
  request: Request,
  context: AppLoadContext,
  file: { extension: string; type: string; write: (entries: readonly WireEntry[]) => string },
): Promise<Response> {
  const key = new URL(request.url).searchParams.get("store");
  const knowledge = await loadKnowledge(context, key);
  if (!knowledge) return new Response("store: there is no such store", { status: 404 });
  const { entries, stores } = knowledge;
  await noteAccess(context, {
    ...{ action: "knowledge_exported", storeId: key === null ? null : stores[0]!.storeId },
    subject: { entries: entries.length },
  });
  return new Response(file.write(entries), {
    headers: {
      "Content-Type": `${file.type}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="knowledge.${file.extension}"`,
      "Cache-Control": "no-store",
    },
  });
}
