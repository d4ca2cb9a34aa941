import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { takeUpload } from "#app/ingest/upload-request.ts";

function handle({ request, context }: ActionFunctionArgs | LoaderFunctionArgs): Promise<Response> {
  return takeUpload(context.importDb, request, context);
}

export const action = handle;
export const loader = handle;
