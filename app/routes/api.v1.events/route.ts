import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { ingestRequest } from "#app/ingest/events-request.ts";
import { listStoreKeys } from "#db/live/store-keys.ts";

async function handle({ request, context }: ActionFunctionArgs | LoaderFunctionArgs): Promise<Response> {
  const { db, scope, principal, intake } = context;
  const stores = scope.allStores ? null : new Set(await listStoreKeys(db, scope));
  return ingestRequest(intake, request, { sender: { keyId: principal?.id ?? null, stores } });
}

export const action = handle;
export const loader = handle;
