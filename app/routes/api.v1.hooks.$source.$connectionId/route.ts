import type { ActionFunctionArgs } from "@remix-run/node";
import { receiveDelivery } from "#app/connections/receive-delivery.ts";

/** The same as `/webhooks/ID`, for senders that name who they are in the address; the signature is the access here too. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { importDb, signIn, takeEvents } = context;
  const { connectionId, source } = params;
  const receiving = { db: importDb, sealKey: signIn.sealKey, takeEvents };
  return receiveDelivery(request, connectionId, { ...receiving, source });
}

export { loader } from "../webhooks.$connectionId/route.ts";
