import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { noteAccess } from "#app/access/note-access.ts";
import { loadPageFrame } from "#app/reports/page-frame.server.ts";
import { writeSalesListFile } from "#app/reports/sales-list-export.server.ts";
import { mayListSales } from "#app/reports/sales-list.server.ts";
import { sendFile } from "#app/reports/send-file.server.ts";
import { parsePageSearch } from "#app/search/page-search.ts";
import { nameSalesList } from "#app/search/sales-list-choice.ts";
import { passesStoreFilters } from "#app/search/store-scope.ts";

/** The list of orders or inquiries in a page's URL as a file; sent while it is read, so its length does not matter. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  if (!mayListSales(context.principal)) throw data(null, { status: 403 });
  const search = parsePageSearch(new URL(request.url).searchParams);
  if (!search.sales) throw data(null, { status: 400 });
  const name = nameSalesList(search.sales);
  const frame = await loadPageFrame(context, search);
  const { from, to } = frame.period;
  const stores = frame.stores.filter(({ key }) => passesStoreFilters(key, search.filters));
  const [only] = stores.length === 1 ? stores : [];
  await noteAccess(context, {
    action: "list_exported",
    storeId: only?.storeId ?? null,
    subject: { metric: name, from, to, stores: stores.map(({ storeId }) => storeId) },
  });
  const lines = writeSalesListFile(context.db, frame, search.sales);
  return sendFile(`${name}-${from}-${to}.csv`, "text/csv; charset=utf-8", lines);
}
