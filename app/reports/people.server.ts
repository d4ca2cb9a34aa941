import { data, type AppLoadContext } from "@remix-run/node";
import { listPeople, listStoreChoices } from "#db/access/people.ts";

/** Everybody who may sign in, what a scope can be made of, and the person whose access is being changed. */
export async function loadPeople(context: AppLoadContext, chosen: string | null) {
  const [people, stores] = await Promise.all([
    listPeople(context.importDb, context.signIn),
    listStoreChoices(context.importDb),
  ]);
  const person = chosen === null ? null : people.find(({ userId }) => String(userId) === chosen);
  if (person === undefined) throw data(null, { status: 404 });
  const regions = [...new Set(stores.flatMap(({ region }) => region ?? []))];
  const names = new Map(stores.map(({ storeId, name }) => [storeId, name]));
  return {
    people: people.map(({ storeIds, ...rest }) => ({
      ...rest,
      storeIds,
      stores: storeIds.flatMap((id) => names.get(id) ?? []),
    })),
    person,
    stores,
    regions,
    own: context.principal?.kind === "person" ? context.principal.id : null,
    now: Date.now(),
  };
}
