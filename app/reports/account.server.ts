import type { AppLoadContext } from "@remix-run/node";
import { readProposal } from "#app/access/second-factor.ts";
import { requirePerson } from "#app/access/session-of-request.ts";
import { listPeople, listStoreChoices } from "#db/access/people.ts";
import { listSessions } from "#db/access/sessions.ts";

/** What a person sees of themselves. */
export async function loadAccount(context: AppLoadContext) {
  const { principal, user } = await requirePerson(context);
  const { importDb: db, signIn } = context;
  const [sessions, people, stores] = await Promise.all([
    listSessions(db, user.userId),
    listPeople(db, signIn),
    listStoreChoices(db),
  ]);
  const person = people.find(({ userId }) => userId === user.userId);
  const named = stores.filter(({ storeId }) => person?.storeIds.includes(storeId));
  return {
    name: user.name,
    email: user.email,
    role: user.role,
    scope: {
      allStores: user.allStores,
      regions: person?.regions ?? [],
      stores: named.map(({ name }) => name),
    },
    isDemo: user.isDemo && user.passwordHash === null,
    hasPassword: user.passwordHash !== null,
    factor: {
      isOn: user.totpSecret !== null,
      recoveryCodes: user.recoveryCodes,
      proposal: readProposal(user, signIn.sealKey),
    },
    sessions,
    sessionId: principal.sessionId,
  };
}
