import type { LoaderFunctionArgs } from "@remix-run/node";
import { loadKnowledge } from "#app/reports/knowledge-export.server.ts";

/** `GET /api/v1/knowledge?store=KEY`: what the bots can answer now, for upload; without a store, of all the key sees. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const knowledge = await loadKnowledge(context, new URL(request.url).searchParams.get("store"));
  if (!knowledge) return Response.json({ error: "store: there is no such store" }, { status: 404 });
  return Response.json({ entries: knowledge.entries });
}
