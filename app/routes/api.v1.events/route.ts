import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { ingestRequest } from "#app/ingest/events-request.ts";

function handle({ request, context }: ActionFunctionArgs | LoaderFunctionArgs): Promise<Response> {
  return ingestRequest(context.intake, request, { apiKey: context.apiKey });
}

export const action = handle;
export const loader = handle;
