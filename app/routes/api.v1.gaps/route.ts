import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeWireGap } from "#app/query-api/write-wire-gap.ts";
import { listGaps } from "#db/gaps/list-gaps.ts";
import { listStores } from "#db/queries/stores.ts";

/** More than anybody reads; the costliest come first. */
const mostGaps = 5_000;

/** `GET /api/v1/gaps?store=KEY`: the gaps of a store, the costliest first; without a store, of all the key sees. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const { db, scope, principal } = context;
  const store = new URL(request.url).searchParams.get("store");
  if (store !== null && !(await listStores(db, scope)).some(({ key }) => key === store)) {
    return Response.json({ error: "store: there is no such store" }, { status: 404 });
  }
  const gaps = await listGaps(db, scope, { store, limit: mostGaps });
  return Response.json({ gaps: gaps.map((gap) => writeWireGap(principal!, gap)) });
}
