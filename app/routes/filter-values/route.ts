import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { isDimension } from "#app/metrics/dimensions.ts";
import { listDimensionValues } from "#db/queries/dimension-values.ts";

/** `?dimension=topic&q=ship`: what a filter can be set to, most frequent first. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const dimension = params.get("dimension") ?? "";
  if (!isDimension(dimension)) throw data(null, { status: 400 });
  const search = (params.get("q") ?? "").replaceAll("\0", "").slice(0, 100);
  const { db, scope } = context;
  const values = await listDimensionValues(db, dimension, { scope, search, limit: 100 });
  return Response.json({ values });
}
