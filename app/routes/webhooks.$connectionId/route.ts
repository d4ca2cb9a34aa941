import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { receiveDelivery } from "#app/connections/receive-delivery.ts";

/** The signature is the access: nobody is signed in here. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { importDb, signIn, takeEvents } = context;
  return receiveDelivery(request, params.connectionId, {
    db: importDb,
    sealKey: signIn.sealKey,
    takeEvents,
  });
}

/** Some platforms look whether there is anybody (HEAD) before they keep an address; it says nothing about connections. */
export function loader({ request }: LoaderFunctionArgs): Response {
  if (request.method === "HEAD") return new Response(null);
  return Response.json({ error: "use POST" }, { status: 405, headers: { Allow: "POST" } });
}
