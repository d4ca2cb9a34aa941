import type { LoaderFunctionArgs } from "@remix-run/node";
import { sendQuarantineFile } from "#app/ingest/quarantine-file.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs): Promise<Response> {
  const reason = new URL(request.url).searchParams.get("reason");
  return sendQuarantineFile(context.importDb, params.importId ?? "", reason);
}
