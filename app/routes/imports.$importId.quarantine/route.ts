import type { LoaderFunctionArgs } from "@remix-run/node";
import { readGroup } from "#app/quarantine/group-address.ts";
import { readImport } from "#app/quarantine/mend-request.ts";
import { sendWaitingLines } from "#app/quarantine/send-lines.ts";

/** The waiting lines as they were sent, all or those of one group. */
export async function loader({ params, request, context }: LoaderFunctionArgs): Promise<Response> {
  const { importId } = await readImport(context.importDb, params.importId);
  const group = readGroup(new URL(request.url).searchParams);
  return sendWaitingLines(context.importDb, { importId, group });
}
