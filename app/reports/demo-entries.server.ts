import { demoPeople } from "#app/access/demo-people.ts";
import { listPeople, listStoreChoices } from "#db/access/people.ts";
import type { Db } from "#db/connection.ts";

/** The people of the demo that can be entered, in the order of their roles; empty when it is off. */
export async function loadDemoEntries(db: Db, allowsDemo: boolean) {
  if (!allowsDemo) return [];
  const [people, stores] = await Promise.all([listPeople(db, { allowsDemo }), listStoreChoices(db)]);
  return demoPeople.flatMap(({ email }) => {
    const person = people.find((known) => known.email === email && known.isDemo && !known.isDisabled);
    if (!person) return [];
    const { name, role, allStores, regions, storeIds } = person;
    const named = stores.filter(({ storeId }) => storeIds.includes(storeId));
    return { email, name, role, scope: { allStores, regions, stores: named.map((store) => store.name) } };
  });
}
