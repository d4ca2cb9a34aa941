import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { listStoreKeys } from "#db/live/store-keys.ts";

async function handle({ request, context }: ActionFunctionArgs | LoaderFunctionArgs): Promise<Response> {
  const { db, scope, principal, takeEvents } = context;
  const stores = scope.allStores ? null : new Set(await listStoreKeys(db, scope));
  return takeEvents(request, { keyId: principal?.id ?? null, stores });
}

export const action = handle;
export const loader = handle;
