import type { ActionFunctionArgs } from "@remix-run/node";
import { previewAsked, readAsked, readImport } from "#app/quarantine/mend-request.ts";
import { streamPreview } from "#app/quarantine/preview-mend.ts";

/** What rules would do, as lines of JSON: first ten lines before and after, then the count as it grows. */
export async function action({ params, request, context }: ActionFunctionArgs): Promise<Response> {
  const { group, rules } = await readAsked(request, previewAsked);
  const found = await readImport(context.importDb, params.importId);
  const selection = { importId: found.importId, group };
  return new Response(streamPreview(context.importDb, found, selection, rules), {
    headers: { "Content-Type": "application/x-ndjson; charset=utf-8", "Cache-Control": "no-store" },
  });
}
