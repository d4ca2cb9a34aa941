import type { LoaderFunctionArgs } from "@remix-run/node";
import { isAnswering } from "#app/server/check-database.ts";

/** 200 while pages and database answer, 503 while the database does not. */
export async function loader({ context }: LoaderFunctionArgs) {
  const isHealthy = await isAnswering(context.db, 1_000);
  const body = { status: isHealthy ? "ok" : "database does not answer" };
  return Response.json(body, { status: isHealthy ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
