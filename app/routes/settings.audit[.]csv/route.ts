import type { LoaderFunctionArgs } from "@remix-run/node";
import { noteAccess } from "#app/access/note-access.ts";
import { parseAuditSearch, writeAuditFile } from "#app/reports/audit.server.ts";
import { sendFile } from "#app/reports/send-file.server.ts";

/** The audit as its page shows it, all pages of it, as a file. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const search = parseAuditSearch(new URL(request.url).searchParams);
  const { action, storeId, from, to } = search;
  await noteAccess(context, { action: "audit_exported", storeId, subject: { action, from, to } });
  return sendFile("audit.csv", "text/csv; charset=utf-8", writeAuditFile(context.importDb, search));
}
