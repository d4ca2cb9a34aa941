import type { ActionFunctionArgs } from "@remix-run/node";
import { findRefusedMetric } from "#app/access/metric-access.ts";
import { answerQuery } from "#app/query-api/answer-query.ts";
import { parseQuery } from "#app/query-api/parse-query.ts";

const largestBody = 1024 * 1024;

/** `POST /api/v1/query`: 200 with results, 400 with `{error}` for what cannot be asked, 403 for money without the role. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== "POST")
    return Response.json({ error: "use POST" }, { status: 405, headers: { Allow: "POST" } });
  const text = await request.text();
  if (text.length > largestBody) return Response.json({ error: "body over 1 MiB" }, { status: 413 });
  const body = parseJson(text);
  if (body === undefined) return Response.json({ error: "body is not JSON" }, { status: 400 });
  const query = parseQuery(body);
  if ("error" in query) return Response.json(query, { status: 400 });
  const refused = findRefusedMetric(context.principal, query.metrics);
  if (refused !== undefined) {
    return Response.json({ error: `metrics: ${refused} is not for this key's role` }, { status: 403 });
  }
  return Response.json(await answerQuery(context, query));
}

export function loader(): Response {
  return Response.json({ error: "use POST" }, { status: 405, headers: { Allow: "POST" } });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
