import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { loadPageFrame } from "#app/reports/page-frame.server.ts";
import { buildSalesSearch, loadSalesListPage, mayListSales } from "#app/reports/sales-list.server.ts";
import { parsePageSearch } from "#app/search/page-search.ts";

const pageSize = 100;

/** More rows of the list `sales=` in a page's URL, after the place `after=`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!mayListSales(context.principal)) throw data(null, { status: 403 });
  const params = new URL(request.url).searchParams;
  const frame = await loadPageFrame(context, parsePageSearch(params));
  const { sales } = frame.search;
  if (!sales) throw data(null, { status: 400 });
  const after = params.get("after");
  const page = await loadSalesListPage(context, frame, buildSalesSearch(frame, sales), {
    after,
    limit: pageSize,
  });
  return Response.json({ ...page, after });
}
