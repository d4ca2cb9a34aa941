/** What owners do about people: invite, change, disable, end sessions, help out. Each is written down. */
import { dropTotp } from "#db/access/second-factor.ts";
import { changeKeepingOwner, setAccess, setDisabled, type Access } from "#db/access/people.ts";
import { revokeSessions } from "#db/access/sessions.ts";
import { deleteDemoUser, findUser, insertUser, type UserRow } from "#db/access/users.ts";
import { recordAudit } from "#db/audit/record-access.ts";
import type { Db } from "#db/connection.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { reportError } from "#app/server/report-error.ts";
import { makeLink } from "./links.ts";
import type { Principal } from "./principal.ts";
import type { Client, SignInServices } from "./sign-in-services.ts";

/** Who does it, and from where. */
export type Doer = { principal: Principal; isDemo: boolean; client: Client; locale: Locale };

export type Sent = { email: string; kind: "invitation" | "reset" } & (
  | { by: "mail" }
  /** To be passed on by hand, because no mail is set up or because it failed. */
  | { by: "hand"; url: string; hasFailed: boolean }
);

type Services = Pick<SignInServices, "allowsDemo" | "sendLink" | "ownUrl">;
export type Invitation = Access & { email: string; name: string };

/** Makes a person and sends the invitation; "taken" if somebody has the address. Whom the demo invites belongs to the demo. */
export async function invitePerson(
  db: Db,
  services: Services,
  { email, name, ...access }: Invitation,
  doer: Doer,
): Promise<Sent | "taken"> {
  const userId = await db.transaction().execute(async (trx) => {
    if (!services.allowsDemo) await deleteDemoUser(trx, email);
    const made = await insertUser(trx, { email, name, ...access, isDemo: doer.isDemo });
    if (made === undefined) return undefined;
    await setAccess(trx, made, access);
    await record(trx, doer, "person_invited", { person: made, ...describeAccess(access) });
    return made;
  });
  if (userId === undefined) return "taken";
  return sendTo(db, services, { userId, email, kind: "invitation" }, doer);
}

/** A new link for somebody: the invitation once more, or for another password. */
export async function sendNewLink(db: Db, services: Services, person: UserRow, doer: Doer): Promise<Sent> {
  const kind = person.passwordHash === null && person.oidcSubject === null ? "invitation" : "reset";
  await record(db, doer, "person_changed", { person: person.userId, link: kind });
  return sendTo(db, services, { userId: person.userId, email: person.email, kind }, doer);
}

async function sendTo(
  db: Db,
  { sendLink }: Services,
  { userId, email, kind }: { userId: number; email: string; kind: "invitation" | "reset" },
  { client, locale, principal }: Doer,
): Promise<Sent> {
  const url = await makeLink(db, { userId, kind, origin: client.origin });
  if (!sendLink.isByMail) return { email, kind, by: "hand", url, hasFailed: false };
  try {
    await sendLink({ kind, email, url, locale, from: principal.name });
    return { email, kind, by: "mail" };
  } catch (error) {
    reportError("a link could not be mailed", error);
    return { email, kind, by: "hand", url, hasFailed: true };
  }
}

/** Role and stores, from the person's next request on. False if no owner would be left. */
export function changeAccess(
  db: Db,
  services: Pick<Services, "allowsDemo">,
  { userId, access }: { userId: number; access: Access },
  doer: Doer,
): Promise<boolean> {
  return changeKeepingOwner(db, services, async (trx) => {
    await setAccess(trx, userId, access);
    await record(trx, doer, "person_changed", { person: userId, ...describeAccess(access) });
  });
}

/** Whoever is disabled is out at once. False if no owner would be left. */
export function changeDisabled(
  db: Db,
  services: Pick<Services, "allowsDemo">,
  { userId, isDisabled }: { userId: number; isDisabled: boolean },
  doer: Doer,
): Promise<boolean> {
  return changeKeepingOwner(db, services, async (trx) => {
    await setDisabled(trx, userId, isDisabled);
    if (isDisabled) await revokeSessions(trx, userId, { except: null });
    await record(trx, doer, "person_changed", { person: userId, disabled: isDisabled });
  });
}

export async function endSessionsOf(db: Db, userId: number, doer: Doer): Promise<void> {
  const count = await revokeSessions(db, userId, { except: null });
  await record(db, doer, "sessions_ended", { person: userId, count });
}

/** For somebody who has lost phone and codes. */
export async function removeSecondFactor(db: Db, userId: number, doer: Doer): Promise<void> {
  await dropTotp(db, userId);
  await record(db, doer, "second_factor_changed", { person: userId, on: false });
}

/** A person that an owner may change: those of the demo only while it is on. */
export async function findPerson(
  db: Db,
  { allowsDemo }: Pick<Services, "allowsDemo">,
  userId: number,
): Promise<UserRow | undefined> {
  const person = await findUser(db, userId);
  return person && (!person.isDemo || allowsDemo) ? person : undefined;
}

function describeAccess({ role, allStores, regions, storeIds }: Access) {
  return { role, all_stores: allStores, regions, stores: storeIds };
}

function record(
  db: Db,
  { principal, client }: Doer,
  action: Parameters<typeof recordAudit>[1]["action"],
  subject: Parameters<typeof recordAudit>[1]["subject"],
): Promise<void> {
  return recordAudit(db, { principal, action, subject, address: client.address });
}
