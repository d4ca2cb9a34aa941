import type { LoaderFunctionArgs } from "@remix-run/node";
import { listAllowedMetrics } from "#app/access/metric-access.ts";
import { listRegistry } from "#app/query-api/list-registry.ts";

/** `GET /api/v1/metrics`: the metrics the key may ask for with their definitions, and the dimensions. */
export function loader({ context }: LoaderFunctionArgs): Response {
  return Response.json(listRegistry(listAllowedMetrics(context.principal)));
}
