import type { LoaderFunctionArgs } from "@remix-run/node";
import { hasBearerKey } from "#app/ingest/bearer-key.ts";
import { listRegistry } from "#app/query-api/list-registry.ts";

/** `GET /api/v1/metrics`: every metric with its definition, and the dimensions. */
export function loader({ request, context }: LoaderFunctionArgs): Response {
  if (!hasBearerKey(request, context.apiKey)) {
    return Response.json(
      { error: "wrong or missing key: send Authorization: Bearer KEY" },
      { status: 401, headers: { "WWW-Authenticate": "Bearer" } },
    );
  }
  return Response.json(listRegistry());
}
