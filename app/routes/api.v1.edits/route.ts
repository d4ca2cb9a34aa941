import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeWireEdit } from "#app/query-api/write-wire-edit.ts";
import { loadEdits } from "#app/reports/edits.server.ts";
import { listStores } from "#db/queries/stores.ts";

/** `GET /api/v1/edits?store=KEY`: edits of the knowledge, newest first, with their effect; without a store, of all the key sees. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const key = new URL(request.url).searchParams.get("store");
  const stores = await listStores(context.db, context.scope);
  const asked = key === null ? stores : stores.filter((store) => store.key === key);
  if (key !== null && asked.length === 0) {
    return Response.json({ error: "store: there is no such store" }, { status: 404 });
  }
  return Response.json({ edits: (await loadEdits(context, asked)).map(writeWireEdit) });
}
