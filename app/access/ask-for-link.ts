import { findUserByEmail } from "#db/access/users.ts";
import { recordAudit } from "#db/audit/record-access.ts";
import type { Db } from "#db/connection.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { reportError } from "#app/server/report-error.ts";
import { isDemoEntry } from "./demo-people.ts";
import { describeActor } from "./enter.ts";
import { admit, describeAttempt } from "./limits.ts";
import { makeLink } from "./links.ts";
import { mayEnter } from "./sign-in.ts";
import type { SignInServices } from "./sign-in-services.ts";

type Asking = { email: string; address: string; locale: Locale };

/**
 * Sends a link for another password if somebody has the address. The answer is there before anybody has looked, so that
 * it cannot tell; it is the seconds to wait for whoever asks too often.
 */
export async function askForLink(
  db: Db,
  services: SignInServices,
  { email, address, locale }: Asking,
): Promise<{ wait: number | null; sent: Promise<void> }> {
  const wait = await admit(db, describeAttempt("reset", email, address));
  if (wait !== null) return { wait, sent: Promise.resolve() };
  const sent = sendLinkTo(db, services, { email, address, locale }).catch((error: unknown) =>
    reportError("a link for another password could not be sent", error),
  );
  return { wait: null, sent };
}

async function sendLinkTo(
  db: Db,
  services: SignInServices,
  { email, address, locale }: Asking,
): Promise<void> {
  const user = await findUserByEmail(db, email);
  if (!user || !mayEnter(user, services) || isDemoEntry(user.email)) return;
  const url = await makeLink(db, { userId: user.userId, kind: "reset", origin: services.ownUrl() });
  await recordAudit(db, { principal: describeActor(user), action: "password_reset_asked", address });
  await services.sendLink({ kind: "reset", email: user.email, url, locale });
}
