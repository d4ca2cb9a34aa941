import { bindSubject, findUserByEmail, findUserBySubject, type UserRow } from "#db/access/users.ts";
import { recordAudit } from "#db/audit/record-access.ts";
import type { Db } from "#db/connection.ts";
import type { CompanyPerson } from "./company-sign-in.ts";
import { describeActor, enter, type Visit } from "./enter.ts";
import { mayEnter } from "./sign-in.ts";
import type { SignInServices } from "./sign-in-services.ts";

/** Lets in whom the company's sign-in vouches for, if somebody has invited them; null otherwise. */
export async function enterByCompany(
  db: Db,
  services: Pick<SignInServices, "allowsDemo">,
  { answer, visit }: { answer: { person: CompanyPerson; to: string } | null; visit: Visit },
): Promise<{ isPending: boolean; cookie: string; to: string } | null> {
  const user = answer && (await findInvited(db, answer.person));
  if (!user || !mayEnter(user, services)) {
    await recordAudit(db, {
      principal: user ? describeActor(user) : null,
      action: "sign_in_failed",
      subject: { proof: "company" },
      address: visit.client.address,
    });
    return null;
  }
  return { ...(await enter(db, user, { proof: "company", visit })), to: answer.to };
}

/**
 * The invited person a company's account belongs to. The first time the verified address decides; from then on the account,
 * so that an address given to somebody else later opens nothing.
 */
async function findInvited(db: Db, { issuer, subject, email }: CompanyPerson): Promise<UserRow | null> {
  const known = await findUserBySubject(db, issuer, subject);
  if (known) return known;
  const invited = email === null ? undefined : await findUserByEmail(db, email);
  if (!invited || invited.oidcSubject !== null) return null;
  await bindSubject(db, invited.userId, { issuer, subject });
  return invited;
}
