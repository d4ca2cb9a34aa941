import type { LoaderFunctionArgs } from "@remix-run/node";
import { noteAccess } from "#app/access/note-access.ts";
import { writeListFile } from "#app/reports/list-export.server.ts";
import { loadPageFrame } from "#app/reports/page-frame.server.ts";
import { sendFile } from "#app/reports/send-file.server.ts";
import { parsePageSearch } from "#app/search/page-search.ts";
import { passesStoreFilters } from "#app/search/store-scope.ts";

/** The list in a page's URL as a file; sent while it is read, so its length does not matter. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const search = parsePageSearch(new URL(request.url).searchParams);
  const frame = await loadPageFrame(context, search);
  const name = `${search.list?.metric ?? "conversations"}-${frame.period.from}-${frame.period.to}.csv`;
  const { metric = null } = search.list ?? {};
  const stores = frame.stores.filter(({ key }) => passesStoreFilters(key, search.filters));
  const [only] = stores.length === 1 ? stores : [];
  await noteAccess(context, {
    action: "list_exported",
    storeId: only?.storeId ?? null,
    subject: {
      metric,
      from: frame.period.from,
      to: frame.period.to,
      stores: stores.map(({ storeId }) => storeId),
    },
  });
  return sendFile(name, "text/csv; charset=utf-8", writeListFile(context.db, frame));
}
