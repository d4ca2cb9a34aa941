import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { noteCustomer } from "#app/access/note-access.ts";
import { CustomerHeader } from "#app/components/customers/customer-header.tsx";
import { CustomerTimeline } from "#app/components/customers/customer-timeline.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { loadCustomerReport } from "#app/reports/customer.server.ts";
import { sendTiming, startTiming } from "#app/reports/timing.server.ts";
import { parsePageSearch } from "#app/search/page-search.ts";

export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "customer.title");
export const headers = sendTiming;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const timing = startTiming();
  const search = parsePageSearch(new URL(request.url).searchParams);
  const found = await timing.measure("customer", () =>
    loadCustomerReport(context, params["customer"] ?? "", search),
  );
  if (!found) throw data(null, { status: 404 });
  await noteCustomer(context, found);
  return timing.respond(found.report);
}

export default function Customer() {
  const report = useLoaderData<typeof loader>();
  return (
    <div className="max-w-3xl">
      <CustomerHeader report={report} />
      <CustomerTimeline report={report} />
    </div>
  );
}
