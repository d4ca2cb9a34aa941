import { data, type ActionFunctionArgs } from "@remix-run/node";
import { listCustomerIds, readAskedId } from "#app/customers/customer-ids.ts";
import { noteAccess } from "#app/access/note-access.ts";
import { sendFile } from "#app/reports/send-file.server.ts";
import { exportCustomer } from "#db/privacy/export-customer.ts";
import { findCustomer } from "#db/privacy/find-customer.ts";

/** Everything held of `customer=`, as a file of events. Asked for by a form, so that the id is in no address and no log. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  const asked = readAskedId((await request.formData()).get("customer"));
  if (asked === null) throw data(null, { status: 400 });
  const customers = await listCustomerIds(context, asked);
  const held = await findCustomer(context.importDb, customers);
  const subject = {
    stores: held.map(({ storeId }) => storeId),
    conversations: held.reduce((sum, { conversations }) => sum + conversations, 0),
  };
  await noteAccess(context, { action: "customer_exported", subject });
  return sendFile("customer.ndjson", "application/x-ndjson", exportCustomer(context.importDb, customers));
}
