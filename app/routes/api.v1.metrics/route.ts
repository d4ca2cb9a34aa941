import { listRegistry } from "#app/query-api/list-registry.ts";

/** `GET /api/v1/metrics`: every metric with its definition, and the dimensions. */
export function loader(): Response {
  return Response.json(listRegistry());
}
