import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeListFile } from "#app/reports/list-export.server.ts";
import { loadPageFrame } from "#app/reports/page-frame.server.ts";
import { parsePageSearch } from "#app/search/page-search.ts";

/** The list in a page's URL as a file; sent while it is read, so its length does not matter. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const search = parsePageSearch(new URL(request.url).searchParams);
  const frame = await loadPageFrame(context, search);
  const chunks = writeListFile(context.db, frame);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const chunk = await chunks.next();
      if (chunk.done) controller.close();
      else controller.enqueue(encoder.encode(chunk.value));
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
  const name = `${search.list?.metric ?? "conversations"}-${frame.period.from}-${frame.period.to}.csv`;
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
}
