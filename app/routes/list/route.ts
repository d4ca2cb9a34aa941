import type { LoaderFunctionArgs } from "@remix-run/node";
import { buildListSearch, loadEntryPage } from "#app/reports/list.server.ts";
import { loadPageFrame } from "#app/reports/page-frame.server.ts";
import { parsePageSearch } from "#app/search/page-search.ts";

const pageSize = 100;

/** More rows of the list in a page's URL, after the place `after=`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const frame = await loadPageFrame(context, parsePageSearch(params));
  const after = params.get("after");
  const page = await loadEntryPage(context.db, frame, buildListSearch(frame), { after, limit: pageSize });
  return Response.json({ ...page, after });
}
